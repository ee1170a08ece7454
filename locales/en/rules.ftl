### Criteria as sentences, and their editor.

rules-any = One of these:
rules-open = Open to every business
rules-and = { $first } and { $last }
rules-or = { $first } or { $last }
rules-not = not { $list }
rules-when = If { $condition }: { $criterion }
rules-exactly = exactly { $value }
rules-at-least = at least { $value }
rules-more-than = more than { $value }
rules-at-most = at most { $value }
rules-less-than = less than { $value }
rules-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
rules-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
rules-times = { $count ->
    [one] once
   *[other] { $count } times
}
rules-level = level { $count }
rules-evidence-document = with a document
rules-evidence-checked = checked by the office
rules-evidence-registry = from an official register

rules-yes-cooperative-member = Member of a cooperative
rules-no-cooperative-member = Not a member of a cooperative
rules-yes-nib = Has a business number (NIB)
rules-no-nib = Has no business number (NIB) yet
rules-yes-sku = Has a village business letter (SKU)
rules-no-sku = Has no village business letter (SKU) yet
rules-yes-npwp = Has a tax number (NPWP)
rules-no-npwp = Has no tax number (NPWP) yet
rules-yes-ktp = Has an identity card (e-KTP)
rules-no-ktp = Has no identity card (e-KTP) yet
rules-yes-productive-credit = Has, or once had, commercial business credit
rules-no-productive-credit = Never had commercial business credit
rules-yes-rat-held = The annual members' meeting of the last book year was held
rules-no-rat-held = The annual members' meeting of the last book year was not held

rules-fact-business-age-months = The business has been running for { $need }
rules-fact-legal-form = Legal form: { $need }
rules-fact-size-class = Size class: { $need }
rules-fact-sector = Line of business: { $need }
rules-fact-kbli = Business code: { $need }
rules-fact-district = Place of business in the district: { $need }
rules-fact-annual-sales = Sales in a year are { $need }
rules-fact-monthly-surplus = What is left over each month is { $need }
rules-fact-monthly-instalments = Other instalments a month are { $need }
rules-fact-financial-records = Books kept: { $need }
rules-fact-digital-level = Digital skill is { $need }
rules-fact-management-level = Management skill is { $need }
rules-fact-production-level = Production skill is { $need }
rules-fact-kur-loans-taken = Received KUR { $need }
rules-fact-owner-sex = Owner: { $need }
rules-fact-owner-age-years = The owner's age is { $need }
rules-fact-employees = The staff is { $need }
rules-fact-collateral-value = The value of collateral is { $need }
rules-fact-requested-amount = The capital asked for is { $need }
rules-fact-requested-tenor-months = The time to repay is { $need }
rules-fact-purpose = Purpose of the capital: { $need }
rules-fact-instalment-burden-percent = All instalments together are { $need } of what is left over each month

rules-test-at-least = at least
rules-test-more-than = more than
rules-test-at-most = at most
rules-test-less-than = less than
rules-test-is = exactly
rules-test-one-of = one of
rules-test-none-of = none of
