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
fn small_words_fit_the_room_for_them() {
    let ascii = SMALL.keys().filter(|word| word.is_ascii());
    assert!(
        ascii
            .map(|word| word.len())
            .max()
            .is_some_and(|longest| longest <= LONGEST_SMALL)
    );
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
