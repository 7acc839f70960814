//! Tests of the languages.

use rstest::rstest;

use super::*;

#[rstest]
#[case(
    "A roadside bomb killed four people in Kandahar on Thursday, the police said, and ten were hurt.",
    Language::English
)]
#[case(
    "Quatre personnes ont été tuées dans une explosion à Kandahar, selon la police, qui cherche les auteurs.",
    Language::French
)]
#[case(
    "Bei einem Anschlag in Kandahar sind nach Angaben der Polizei vier Menschen getötet und zehn verletzt worden, die meisten von ihnen auf dem Markt.",
    Language::German
)]
#[case(
    "Cuatro personas murieron por una bomba en Kandahar, según la policía, y otras diez están heridas por las esquirlas.",
    Language::Spanish
)]
#[case(
    "Kandahar'da bir patlamada dört kişi öldü ve on kişi yaralandı; polis bu saldırı için bir grup ile ilgili soruşturma başlattı.",
    Language::Turkish
)]
#[case(
    "مقام‌های امنیتی می‌گویند که چهار نفر در یک انفجار در شهر قندهار کشته شدند و ده تن دیگر زخم برداشتند.",
    Language::Dari
)]
#[case(
    "د امنیې چارواکي وايي چې په کندهار ښار کې په یوه چاودنه کې څلور کسان وژل شوي او لس نور ټپیان دي.",
    Language::Pashto
)]
#[case(
    "پولیس کے مطابق قندھار شہر میں ایک دھماکے میں چار افراد ہلاک اور دس زخمی ہو گئے ہیں۔",
    Language::Urdu
)]
#[case(
    "قالت الشرطة إن أربعة أشخاص قتلوا في انفجار قنبلة في مدينة قندهار وأصيب عشرة آخرون على الأقل",
    Language::Arabic
)]
#[case(
    "В результате взрыва в Кандагаре погибли четыре человека, сообщила полиция; ещё десять были ранены.",
    Language::Russian
)]
#[case(
    "Дар шаҳри Қандаҳор дар натиҷаи таркиш чор нафар кушта шуд, пулис ба хабарнигорон гуфт.",
    Language::Tajik
)]
#[case(
    "Унаслідок вибуху в Кандагарі загинули четверо людей, повідомила поліція; ще десятеро було поранено, їх лікують.",
    Language::Ukrainian
)]
#[case("자살 폭탄 테러로 네 명이 숨졌다", Language::Other(Script::Other))]
#[case("It burned.", Language::Unknown)]
#[case("2018-04-07", Language::Unknown)]
#[case("Kunduz: 4 killed", Language::Unknown)]
fn languages(#[case] text: &str, #[case] expected: Language) {
    assert_eq!(recognise(text), expected, "{text}");
}

#[test]
fn short_words_as_numbers_are_of_the_same_languages() {
    let packed = |word: &str| {
        let bytes = word.bytes().rev();
        let number = bytes.fold(0, |number, byte| number << 8 | u64::from(byte));
        of_packed(&PACKED, number)
    };
    let mut some = 0;
    for (_, _, words, _) in TABLE {
        for word in words
            .split(' ')
            .filter(|word| word.is_ascii() && word.len() <= LONGEST_PACKED)
        {
            let due = SMALL.get(word).into_iter().flatten();
            assert_eq!(packed(word), due.fold(0, |bits, index| bits | 1 << index));
            some += 1;
        }
    }
    assert!(some > 100 && PACKED.iter().any(|(number, _)| *number == 0));
    assert_eq!([packed("kunduz"), packed("t"), packed("thee")], [0; 3]);
}

#[test]
fn words_are_counted_however_they_are_parted() {
    let text =
        "The OF\u{2014}and  to, est\u{e1} un\u{301}a \u{c9}TAIT x2the governmental según the";
    let (hits, words) = hits(text);
    let mut due = vec![0; TABLE.len()];
    let split = text.split(|c: char| !c.is_alphabetic());
    let split: Vec<&str> = split.filter(|word| !word.is_empty()).collect();
    for word in &split {
        for index in SMALL.get(&*word.to_lowercase()).into_iter().flatten() {
            due[*index] += 1;
        }
    }
    assert_eq!((hits, words), (due, split.len()));
}

#[test]
fn what_is_plainly_latin_is_told_as_by_its_letters() {
    for text in [
        "caf\u{e9} in Kunduz",
        "\u{62f}\u{631} Kabul",
        "a \u{62f}",
        "\u{2014}1",
    ] {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        let (latin, other): (Vec<char>, Vec<char>) =
            letters.partition(|c| script_of(*c) == Script::Latin);
        let due = share(latin.len(), latin.len() + other.len()) >= LATIN_SHARE;
        assert!(due || !is_plainly_latin(text.as_bytes()), "{text}");
    }
    assert!(is_plainly_latin("caf\u{e9}".as_bytes()) && !is_plainly_latin(b"12"));
}

#[test]
fn words_are_runs_of_letters_of_any_script() {
    let text = "1 a. Über-all 2x درزاب, naïve\u{301}e ٢ ";
    let mut words = Vec::new();
    let mut rest = text;
    while let Some((word, after)) = next_word(rest) {
        words.push(word);
        rest = after;
    }
    let split = text.split(|c: char| !c.is_alphabetic());
    assert_eq!(words, split.filter(|w| !w.is_empty()).collect::<Vec<_>>());
}

#[test]
fn names_in_another_script_do_not_make_a_text_foreign() {
    let text = "The Taliban attacked Khwaja Sabz Posh (خواجه سبز پوش) and Qaysar (قیصار) in Faryab (فاریاب), the police said.";
    assert_eq!(recognise(text), Language::English);
    let text = "وزارت دفاع می‌گوید که نیروهای Resolute Support در عملیات جوزجان حضور داشتند و از آن حمایت کردند.";
    assert_eq!(recognise(text), Language::Dari);
}

#[test]
fn a_french_quotation_does_not_make_a_report_french() {
    let text = "\"C'est une attaque contre les écoles\", the French minister said in Kabul. The blast was claimed by \
                the group, which has said that it was behind the last one; the police have been in the street.";
    assert_eq!(recognise(text), Language::English);
}

#[test]
fn what_is_read_is_english_or_cannot_be_told() {
    assert!(Language::English.is_read() && Language::Unknown.is_read());
    assert!(!Language::Dari.is_read() && !Language::Other(Script::Latin).is_read());
}

#[test]
fn every_small_word_is_counted() {
    for (index, (_, _, words, _)) in TABLE.iter().enumerate() {
        for word in words.split(' ') {
            let (found, count) = hits(word);
            assert_eq!((found.get(index), count), (Some(&1), 1), "{word}");
        }
    }
    assert_eq!(hits("them Whiching a").0.iter().sum::<usize>(), 0);
}
