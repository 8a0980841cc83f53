//! What ties paper to file (`files.md` §14): the QR code (ISO/IEC 18004), drawn as one path.

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::words;

/// Modules of blank around the code that readers need.
const QUIET_ZONE: i32 = 4;

/// The smallest version that holds the text of a companion at level Q.
const VERSION: u8 = 5;

/// The code of an alphanumeric text, 0.6 mm a module. Draws nothing where the text does not fit.
pub(crate) fn qr_code(text: &str) -> Markup {
    let Some(code) = encoded(text) else {
        return html! {};
    };
    let side = code.size() + 2 * QUIET_ZONE;
    let tenths = side * 6;
    let length = format!("{}.{}mm", tenths / 10, tenths % 10);
    html! {
        svg.qr role="img" aria-label=(words::QR) viewBox={ "0 0 " (side) " " (side) } width=(length) height=(length) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(outline(&code)) fill="#000" {}
        }
    }
}

/// The text at level Q; the version is fixed, so that every companion has one size.
fn encoded(text: &str) -> Option<QrCode> {
    if !QrSegment::is_alphanumeric(text) {
        return None;
    }
    let segments = [QrSegment::make_alphanumeric(text)];
    let version = Version::new(VERSION);
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Quartile, version, version, None, false).ok()
}

/// The dark modules, row by row, neighbours in one stroke.
fn outline(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                path += &format!("M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE);
            }
            x += run as i32 + 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use bangfu_api::canon::Digest;
    use bangfu_api::companion;

    use super::*;

    #[test]
    fn a_companion_is_version_5_at_level_q() {
        let code = encoded(&companion(&Digest::of(b"")).qr).unwrap();
        assert_eq!((code.version().value(), code.size()), (VERSION, 37));
        assert!(code.error_correction_level() == QrCodeEcc::Quartile);
    }

    #[test]
    fn it_is_27_millimetres_wide() {
        let drawn = qr_code(&companion(&Digest::of(b"")).qr).into_string();
        assert!(drawn.contains(r#"width="27.0mm" height="27.0mm""#), "{drawn}");
    }

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code = encoded(&companion(&Digest::of(b"")).qr).unwrap();
        let places = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = places.filter(|(x, y)| code.get_module(*x, *y)).count();
        let path = outline(&code);
        let lengths = path
            .split('h')
            .filter_map(|part| part.split_once('v')?.0.parse::<usize>().ok());
        assert_eq!(lengths.sum::<usize>(), dark);
        assert!(
            path.starts_with("M4 4h7v1h-7z"),
            "the finder pattern begins behind the quiet zone"
        );
    }

    #[test]
    fn other_texts_are_not_drawn() {
        assert!(encoded("bf1:00").is_none());
        assert!(encoded(&"A".repeat(88)).is_none());
    }
}
