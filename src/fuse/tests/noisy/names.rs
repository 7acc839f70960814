//! What persons and places of the generated world are called.

use super::world::{DISTRICTS, PROVINCES, VILLAGES};

/// Three spellings a person.
pub(super) const PERSONS: [[&str; 3]; 24] = [
    ["Qari Hekmat", "Qari Hikmat", "Hekmat"],
    ["Mullah Nasim", "Mullah Naseem", "Mawlawi Nasim"],
    ["Abdul Hasib", "Abdul Haseeb", "Sheikh Abdul Hasib"],
    ["Hafiz Saeed Khan", "Hafiz Sayed Khan", "Hafiz Saeed"],
    ["Mufti Nematullah", "Mufti Nehmatullah", "Nematullah"],
    ["Gul Zarif", "Gul Zareef", "Zarif"],
    [
        "Mawlawi Habiburrahman",
        "Maulvi Habib-ul-Rahman",
        "Habiburahman",
    ],
    ["Faqir Jawzjani", "Faqeer Jowzjani", "Faqir Jowzjani"],
    ["Lutfullah Azizi", "Lotfullah Azizi", "Lutfullah Azizy"],
    ["Khitab Aka", "Khetab Aka", "Khitab"],
    ["Omair Badakhshi", "Omair", "Umair Badakhshi"],
    ["Sher Mohammad Ghazi", "Sher Muhammad Ghazi", "Sher Ghazi"],
    ["Dost Panjwayi", "Dost Panjwai", "Haji Dost Panjwayi"],
    ["Tor Baryalai", "Tor Baryali", "Baryalai"],
    ["Zabiullah Kochi", "Zabihullah Kochi", "Zabiullah Kuchi"],
    ["Mirwais Yasini", "Mirwais Yaseeni", "Yasini"],
    ["Qudratullah Tandar", "Qudratollah Tandar", "Tandar"],
    ["Bismillah Wardak", "Besmillah Wardak", "Bismillah Wardag"],
    ["Pacha Salangi", "Pasha Salangi", "Salangi"],
    [
        "Esmatullah Muradi",
        "Ismatullah Muradi",
        "Esmatullah Moradi",
    ],
    [
        "Fazlullah Shirani",
        "Fazlullah Sherani",
        "Fazlullah Shirany",
    ],
    ["Toryalai Wesa", "Toryalay Wesa", "Wesa"],
    ["Sangar Kohistani", "Sangar Kuhistani", "Kohistani"],
    ["Jalil Hotak", "Jaleel Hotak", "Hotak"],
];

pub(super) const HAMLETS: [&str; VILLAGES] = [
    "Bala", "Tangi", "Qala", "Shorab", "Mazar", "Karez", "Chaman", "Dasht", "Rabat", "Pul", "Sang",
    "Gulbagh",
];

pub(super) const NAMES: [&str; PROVINCES + PROVINCES * DISTRICTS] = [
    "Jowzjan",
    "Nangarhar",
    "Helmand",
    "Ghor",
    "Aqcha",
    "Darzab",
    "Fayzabad",
    "Khamyab",
    "Mingajik",
    "Achin",
    "Kot",
    "Batikot",
    "Surkhrod",
    "Rodat",
    "Garmser",
    "Sangin",
    "Marjah",
    "Nawzad",
    "Washir",
    "Pasaband",
    "Lal",
    "Charsada",
    "Dolayna",
    "Saghar",
];
