//! The style guide: lists that the components take. Words that only fill a component stand here as examples.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::web::pages::Page;

#[derive(Debug, Serialize)]
pub(super) struct StyleguidePage {
    empty: Value,
    wrong: Value,
    choices: Value,
    steps: Value,
    stopped: Value,
    events: Value,
    rows: Value,
    findings: Value,
    gaps: Value,
    offers: Value,
    files: Value,
    statuses: Vec<&'static str>,
    cases: Value,
}

impl Page for StyleguidePage {
    const TEMPLATE: &'static str = "pages/styleguide.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            empty: form(&[]),
            wrong: form(&[
                ("name", "Gula Aren Borong", ""),
                ("amount", "tujuh", "Tulis jumlah dengan angka, misalnya 75.000.000"),
            ]),
            choices: choices(),
            steps: steps("now"),
            stopped: steps("stopped"),
            events: events(),
            rows: rows(),
            findings: findings(),
            gaps: gaps(),
            offers: offers(),
            files: files(),
            statuses: domain::applications::Status::ALL.iter().map(|status| status.as_str()).collect(),
            cases: cases(),
        }]
    }
}

/// A form of the shape that `web::forms` prints.
fn form(given: &[(&str, &str, &str)]) -> Value {
    let names = [
        "q", "area", "name", "email", "phone", "amount", "born", "story", "district", "purpose", "topics",
        "agreed", "paper", "secret",
    ];
    let mut fields: BTreeMap<&str, Value> =
        names.iter().map(|&name| (name, json!({ "value": "", "values": [], "error": "" }))).collect();
    let mut summary = Vec::new();
    for &(name, value, error) in given {
        fields.insert(name, json!({ "value": value, "values": [value], "error": error }));
        if !error.is_empty() {
            summary.push(json!({ "field": name, "text": error }));
        }
    }
    if !summary.is_empty() {
        let error = "Pilih satu tujuan";
        fields.insert("purpose", json!({ "value": "", "values": [], "error": error }));
        summary.push(json!({ "field": "purpose", "text": error }));
    }
    json!({ "fields": fields, "summary": summary })
}

fn choices() -> Value {
    json!([
        { "value": "working_capital", "label": "Modal kerja", "hint": "Bahan baku, upah, stok dagangan" },
        { "value": "investment", "label": "Investasi", "hint": "Mesin, kendaraan, bangunan" },
        { "value": "both", "label": "Keduanya" },
    ])
}

fn steps(third: &str) -> Value {
    json!([
        { "label": "Terkirim", "state": "done", "when": "3 Mar" },
        { "label": "Ditinjau", "state": "done", "when": "4 Mar" },
        { "label": "Survei", "state": third, "when": "9 Mar" },
        { "label": "Komite", "state": "ahead", "when": "" },
        { "label": "Penawaran", "state": "ahead", "when": "" },
        { "label": "Cair", "state": "ahead", "when": "" },
    ])
}

fn events() -> Value {
    json!([
        { "at": "2026-03-09T10:00:00+08:00", "when": "9 Maret 2026 pukul 10.00 WITA", "title": "Petugas bank akan berkunjung ke tempat usaha", "by": "Bank Contoh", "note": "Rabu pagi. Siapkan buku kas tiga bulan terakhir.", "tone": "now" },
        { "at": "2026-03-06T15:20:00+08:00", "when": "6 Maret 2026 pukul 15.20 WITA", "title": "Dicatat untuk rekan", "by": "Rahmat, analis", "note": "Omzet cocok dengan rekening koran.", "tone": "internal" },
        { "at": "2026-03-05T08:00:00+08:00", "when": "5 Maret 2026 pukul 08.00 WITA", "title": "Anda menjawab permintaan bank", "by": "", "note": "", "tone": "good" },
        { "at": "2026-03-03T19:41:00+08:00", "when": "3 Maret 2026 pukul 19.41 WITA", "title": "Pengajuan terkirim", "by": "Anda", "note": "", "tone": "" },
    ])
}

fn rows() -> Value {
    json!([
        { "term": "Nama usaha", "detail": "Gula Aren Borong", "href": "#", "link": "Ubah", "note": "" },
        { "term": "Penjualan setahun", "detail": "Rp240.000.000", "href": "#", "link": "Ubah", "note": "Diperiksa petugas, 2 Maret 2026" },
        { "term": "Buku keuangan", "detail": "", "href": "#", "link": "Isi", "note": "" },
        { "term": "Alamat", "detail": "Jl. Persatuan Raya 12\nKecamatan Sinjai Borong", "href": "", "link": "", "note": "" },
    ])
}

fn findings() -> Value {
    json!([
        { "truth": "pass", "text": "Usaha berjalan paling sedikit 6 bulan", "has": "2 tahun 3 bulan", "needs": "6 bulan", "note": "" },
        { "truth": "fail", "text": "Punya buku kas", "has": "Tidak ada catatan", "needs": "Buku kas", "note": "" },
        { "truth": "unknown", "text": "Punya NPWP", "has": "", "needs": "Ya", "note": "Berlaku karena pinjaman di atas Rp50.000.000." },
        { "truth": "pass", "text": "Punya NIB", "has": "Ya, menurut Anda", "needs": "Ya", "note": "Nanti dibuktikan dengan dokumen." },
    ])
}

fn gaps() -> Value {
    json!([
        { "title": "Lama usaha", "has": "4 bulan", "needs": "6 bulan", "percent": 66, "remedy": "time", "close": "Terpenuhi dengan sendirinya pada 14 Mei 2026.", "href": "", "link": "", "programs": [] },
        { "title": "Buku keuangan", "has": "Belum ada", "needs": "Buku kas", "percent": -1, "remedy": "coaching", "close": "Dua program yang sedang dibuka mengajarkannya.", "href": "#", "link": "Daftar ke program", "programs": [
            { "name": "Buku Kas untuk Usaha Mikro", "href": "#", "when": "mulai 6 April 2026" },
            { "name": "Kelas Malam Pembukuan", "href": "#", "when": "mulai 20 April 2026" },
        ] },
        { "title": "Sisa penghasilan sebulan", "has": "Rp1.900.000", "needs": "Rp3.400.000", "percent": 55, "remedy": "none", "close": "Ajukan jumlah yang lebih kecil atau jangka waktu yang lebih panjang.", "href": "", "link": "", "programs": [] },
    ])
}

fn offers() -> Value {
    json!([
        { "href": "#", "name": "KUR Mikro", "by": "Bank Contoh Sinjai", "verdict": "eligible", "figures": [
            { "term": "Total dibayar", "detail": "Rp79.812.000" },
            { "term": "Angsuran pertama", "detail": "Rp3.325.500" },
            { "term": "Keputusan", "detail": "dalam 7 hari" },
        ], "tags": ["6,00 % anuitas", "24 bulan", "tanpa agunan tambahan"], "note": "" },
        { "href": "#", "name": "Modal Usaha Syariah dengan nama produk yang panjang sekali", "by": "Bank Syariah Contoh", "verdict": "nearly", "figures": [
            { "term": "Total dibayar", "detail": "Rp83.400.000" },
            { "term": "Angsuran pertama", "detail": "Rp3.475.000" },
            { "term": "Keputusan", "detail": "dalam 14 hari" },
        ], "tags": ["margin murabahah", "24 bulan"], "note": "Kurang satu hal: buku kas." },
        { "href": "#", "name": "Kredit Investasi", "by": "Bank Daerah Contoh", "verdict": "unknown", "figures": [
            { "term": "Total dibayar", "detail": "Rp91.000.000" },
            { "term": "Angsuran pertama", "detail": "Rp4.125.000" },
            { "term": "Keputusan", "detail": "dalam 10 hari" },
        ], "tags": [], "note": "Jawab dua pertanyaan lagi." },
    ])
}

fn files() -> Value {
    json!([
        { "name": "ktp-andi-rahma.jpg", "kind": "KTP", "size": "341 KB", "when": "3 Maret 2026", "status": "accepted", "note": "", "href": "#" },
        { "name": "rekening-koran-januari-sampai-maret-2026-bank-contoh-cabang-sinjai.pdf", "kind": "Rekening koran", "size": "1,2 MB", "when": "5 Maret 2026", "status": "unchecked", "note": "", "href": "#" },
        { "name": "foto.png", "kind": "Foto tempat usaha", "size": "2,0 MB", "when": "5 Maret 2026", "status": "rejected", "note": "Foto buram. Unggah yang lebih jelas.", "href": "" },
    ])
}

fn cases() -> Value {
    json!([
        { "number": "JS-2026-000412", "name": "Gula Aren Borong", "amount": "Rp75.000.000", "status": "site_visit", "age": "9 hari" },
        { "number": "JS-2026-000409", "name": "Ikan Asap Lappa", "amount": "Rp20.000.000", "status": "info_requested", "age": "12 hari" },
        { "number": "JS-2026-000391", "name": "Kopi Manipi", "amount": "Rp100.000.000", "status": "declined", "age": "31 hari" },
    ])
}
