//! Identity numbers: forgiving reading, firm refusals, warnings that do not refuse, and silence about the number.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use chrono::NaiveDate;
use domain::facts::Sex;
use domain::identity::{Nib, NibError, Nik, NikError, NikWarning, Npwp, NpwpError, Phone, PhoneError};
use proptest::prelude::*;

const MAN: &str = "7307051211870000";
const WOMAN: &str = "7307054508680000";

fn nik(text: &str) -> Nik {
    text.parse().unwrap()
}

fn born(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

#[test]
fn a_nik_that_agrees_has_no_warnings() {
    assert_eq!(nik(MAN).check(born("1987-11-12"), Some(Sex::Male)), []);
    assert_eq!(nik(WOMAN).check(born("1968-08-05"), Some(Sex::Female)), []);
    assert_eq!(nik(MAN).check(None, None), []);
    assert!(nik(MAN).is_synthetic());
    assert_eq!(nik("73.07.05-121187 0000").digits(), MAN);
}

#[test]
fn a_nik_that_disagrees_warns_and_is_accepted() {
    use NikWarning::{BirthDateDiffers, ImpossibleDate, SexDiffers};
    assert_eq!(nik(MAN).check(born("1987-11-13"), Some(Sex::Male)), [BirthDateDiffers]);
    assert_eq!(nik(MAN).check(born("1987-11-12"), Some(Sex::Female)), [SexDiffers]);
    assert_eq!(nik(WOMAN).check(born("1969-08-05"), Some(Sex::Male)), [BirthDateDiffers, SexDiffers]);
    assert_eq!(nik("7307053502870000").check(born("1987-02-03"), None), [ImpossibleDate]);
    assert_eq!(nik("7307057102870000").check(None, None), [ImpossibleDate]);
    // 29 February exists in 2000 and 1996, not in 1999.
    assert_eq!(nik("7307052902000000").check(None, None), []);
    assert_eq!(nik("7307052902990000").check(None, None), [ImpossibleDate]);
}

#[test]
fn a_text_that_is_no_nik_is_refused() {
    for (text, error) in [
        ("", NikError::Empty),
        (" - ", NikError::Empty),
        ("730705121187000", NikError::WrongLength),
        ("73070512118700000", NikError::WrongLength),
        ("730705121187000O", NikError::NotDigits),
        ("٧٣٠٧٠٥١٢١١٨٧٠٠٠٠", NikError::NotDigits),
        ("0000001211870000", NikError::NoSuchRegion),
        ("1000011211870000", NikError::NoSuchRegion),
        ("7300051211870000", NikError::NoSuchRegion),
        ("7307001211870000", NikError::NoSuchRegion),
    ] {
        assert_eq!(text.parse::<Nik>(), Err(error), "{text:?}");
    }
}

#[test]
fn the_check_digit_of_an_npwp_is_checked() {
    for good in ["12.345.678.2-000.000", "021832415000000", "65.389.112.7 000.000", "0123456782000000"] {
        assert!(good.parse::<Npwp>().is_ok(), "{good}");
    }
    for (text, error) in [
        ("", NpwpError::Empty),
        ("12.345.678.3-000.000", NpwpError::WrongCheckDigit),
        ("0123456783000000", NpwpError::WrongCheckDigit),
        ("12.345.678.2-000.00", NpwpError::WrongLength),
        ("12.345.678.2-000.00X", NpwpError::NotDigits),
        ("000000000000000", NpwpError::Zeros),
        ("0000000000000000", NpwpError::Zeros),
        ("1000000000000000", NpwpError::NeitherOldNorNik),
    ] {
        assert_eq!(text.parse::<Npwp>(), Err(error), "{text:?}");
    }
}

#[test]
fn an_npwp_is_the_same_with_and_without_its_leading_zero() {
    let (short, long): (Npwp, Npwp) =
        ("123456782000000".parse().unwrap(), "0123456782000000".parse().unwrap());
    assert_eq!(short, long);
    assert_eq!(long.formatted(), "12.345.678.2-000.000");
    let person: Npwp = MAN.parse().unwrap();
    assert!(person.is_nik() && !short.is_nik());
    assert_eq!(person.formatted(), MAN);
}

#[test]
fn a_nib_has_thirteen_digits() {
    assert_eq!("0220 1000 12345".parse::<Nib>().unwrap().digits(), "0220100012345");
    for (text, error) in [
        ("", NibError::Empty),
        ("022010001234", NibError::WrongLength),
        ("NIB0220100012", NibError::NotDigits),
    ] {
        assert_eq!(text.parse::<Nib>(), Err(error), "{text:?}");
    }
}

#[test]
fn mobile_numbers_take_one_form() {
    for text in [
        "0812-0000-1234",
        "+62 812 0000 1234",
        "6281200001234",
        "81200001234",
        "+62 (0)812.0000.1234",
        "0062 812 0000 1234",
    ] {
        assert_eq!(text.parse::<Phone>().unwrap().e164(), "+6281200001234", "{text:?}");
    }
    for (text, error) in [
        ("", PhoneError::Empty),
        ("+", PhoneError::Empty),
        ("0482-21234", PhoneError::NotMobile),
        ("+65 8123 4567", PhoneError::NotMobile),
        ("08123", PhoneError::WrongLength),
        ("08123456789012", PhoneError::WrongLength),
        ("0812 CALL ME", PhoneError::NotDigits),
        ("0812+0000", PhoneError::NotDigits),
    ] {
        assert_eq!(text.parse::<Phone>(), Err(error), "{text:?}");
    }
}

#[test]
fn the_shortest_and_the_longest_mobile_number_are_accepted() {
    assert!("0812345678".parse::<Phone>().is_ok());
    assert!("0812345678901".parse::<Phone>().is_ok());
}

#[test]
fn no_number_leaks_through_debug_or_its_mask() {
    let phone: Phone = "081200001234".parse().unwrap();
    assert_eq!(phone.last_four(), "1234");
    assert_eq!(phone.masked(), "+62812••••••••");
    assert_eq!(nik(MAN).masked(), "••••••••••••0000");
    let nib: Nib = "0220100012345".parse().unwrap();
    assert_eq!(nib.masked(), "•••••••••2345");
    let npwp: Npwp = "123456782000001".parse().unwrap();
    assert_eq!(npwp.masked(), "•••••••••••0001");
    for shown in [format!("{phone:?}"), format!("{:?}", nik(MAN)), format!("{nib:?}"), format!("{npwp:?}")] {
        assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,24}") {
        let _ = (text.parse::<Nik>(), text.parse::<Npwp>(), text.parse::<Nib>(), text.parse::<Phone>());
    }

    #[test]
    fn no_digits_make_checking_panic(digits in "[1-9][1-9][0-9]{14}", days in -40_000_i32..40_000) {
        if let Ok(nik) = digits.parse::<Nik>() {
            let born = NaiveDate::from_num_days_from_ce_opt(719_163 + days);
            let _ = nik.check(born, Some(Sex::Female));
        }
    }

    #[test]
    fn one_wrong_digit_of_an_npwp_is_noticed(eight in "[0-9]{8}", place in 0_usize..9, by in 1_u8..10) {
        let good = (0..10).map(|check| format!("{eight}{check}001000")).find(|text| text.parse::<Npwp>().is_ok()).unwrap();
        let mut bytes = good.into_bytes();
        bytes[place] = b'0' + (bytes[place] - b'0' + by) % 10;
        prop_assert!(String::from_utf8(bytes).unwrap().parse::<Npwp>().is_err());
    }
}
