//! A telephone held over a QR code, on a screen or on paper. Paper is printed by Debian's `poppler-utils`, which had no part
//! in making it.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What the one code in a picture says.
pub fn read(picture: &[u8]) -> String {
    let picture = image::load_from_memory(picture).unwrap().to_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let shade =
        |x: usize, y: usize| picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().unwrap().1
}

/// The first page of a PDF as a printer puts it on paper: a PNG of 150 points to the inch.
pub fn print(pdf: &[u8]) -> Vec<u8> {
    poppler("pdftoppm", &["-png", "-singlefile", "-r", "150", "-"], pdf)
}

/// What can be read in a PDF.
pub fn text(pdf: &[u8]) -> String {
    String::from_utf8(poppler("pdftotext", &["-layout", "-", "-"], pdf)).unwrap()
}

fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} does not start ({error}): run tests/run first"));
    let mut to = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || to.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program}: {}", output.status);
    output.stdout
}
