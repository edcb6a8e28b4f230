/// Words that tell Indonesian text, or that are capitalized without being names.
enum IndonesianWords {
  /// Function words that English doesn't have too; `di`, `dan`, `ini` count, for names of that shape are rare.
  static let function: Set<String> = [
    "yang", "dan", "di", "dari", "untuk", "dengan", "pada", "dalam", "ini", "itu", "tidak", "akan", "ke",
    "oleh", "juga",
    "telah", "sudah", "karena", "bahwa", "atau", "mereka", "kami", "kita", "saya", "adalah", "ada", "bisa",
    "dapat",
    "lebih", "saat", "setelah", "tersebut", "seperti", "hanya", "namun", "tetapi", "tapi", "agar", "sebagai",
    "para",
    "masih", "belum", "harus", "antara", "kata", "katanya", "ujarnya", "ujar", "secara", "hingga", "sampai",
    "dia",
    "ia", "anda", "bukan", "lagi", "pun", "serta", "sedang", "sangat", "banyak", "semua", "setiap", "ketika",
    "jika",
    "bila", "kalau", "maka", "tentang", "terhadap", "menurut", "sementara", "sebelum", "sejak", "selama",
    "sebuah",
    "seorang", "orang", "tahun", "hari", "baru", "menjadi", "merupakan", "mengatakan", "dilakukan", "jadi",
    "apa",
    "siapa", "bagaimana", "mengapa", "kapan", "mana", "sini", "sana", "begitu", "demikian", "yakni", "yaitu",
    "salah",
    "satu", "dua", "tiga", "beberapa", "lain", "lainnya", "sama", "bagi", "tak", "sekitar", "melalui",
    "meski",
  ]

  /// Days and months.
  static let calendar: Set<String> = [
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "januari", "februari", "maret",
    "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
  ]

  /// Common nouns that stand capitalized in titles and names of institutions, and the calendar's.
  static let capitalized: Set<String> = calendar.union([
    "rp", "pak", "bu",
    "bapak", "ibu",
    "saudara", "presiden", "wakil", "menteri", "perdana", "ketua", "anggota", "kepala", "direktur", "utama",
    "umum",
    "jenderal", "sekretaris", "gubernur", "bupati", "wali", "walikota", "kota", "kabupaten", "provinsi",
    "kecamatan",
    "desa", "kelurahan", "jalan", "jl", "gunung", "sungai", "laut", "pulau", "kepulauan", "selat", "teluk",
    "danau",
    "pantai", "tanjung", "utara", "selatan", "timur", "barat", "tengah", "tenggara", "laut", "daya", "pusat",
    "daerah",
    "nasional", "internasional", "negara", "negeri", "republik", "kerajaan", "pemerintah", "kementerian",
    "departemen",
    "dinas", "badan", "lembaga", "komisi", "dewan", "majelis", "mahkamah", "pengadilan", "kejaksaan",
    "kepolisian",
    "polisi", "tentara", "universitas", "institut", "sekolah", "tinggi", "fakultas", "rumah", "sakit",
    "bandara",
    "pelabuhan", "stasiun", "terminal", "masjid", "gereja", "pura", "vihara", "pasar", "hotel", "gedung",
    "istana",
    "taman", "museum", "stadion", "piala", "liga", "tim", "partai", "koalisi", "fraksi", "komite", "panitia",
    "asosiasi",
    "persatuan", "perhimpunan", "ikatan", "organisasi", "yayasan", "perusahaan", "bank", "grup", "kelompok",
    "program",
    "proyek", "undang", "peraturan", "keputusan", "surat", "hukum", "ham", "agama", "islam", "kristen",
    "katolik",
    "hindu", "buddha", "tuhan", "nabi", "haji", "duta", "besar", "konsul", "juru", "bicara", "profesor",
    "prof", "dr",
    "dokter", "kiai", "kh", "ustaz", "jaksa", "hakim", "agung", "kolonel", "kapten", "mayor", "letnan",
    "brigadir",
    "komisaris", "inspektur", "ajun", "pol", "purn", "raja", "ratu", "pangeran", "putri", "sultan", "paus",
    "uskup",
    "kardinal", "kesehatan", "pendidikan", "keuangan", "pertahanan", "luar", "dalam", "ekonomi", "sosial",
    "politik",
    "keamanan", "perdagangan", "perhubungan", "pertanian", "tenaga", "kerja", "energi", "lingkungan", "hidup",
    "dunia",
    "bangsa", "rakyat", "umat", "warga", "masyarakat", "hari", "raya", "tahun", "baru", "perang", "revolusi",
    "konferensi",
    "pertemuan", "sidang", "rapat", "operasi", "pasukan", "angkatan", "darat", "udara", "komando", "satuan",
    "tugas",
    "divisi", "direktorat", "bidang", "urusan", "staf", "khusus", "ahli", "juga", "baca", "foto", "video",
    "sumber",
    "advertisement", "seri", "babak", "grup", "final", "putra", "juara", "olahraga", "kereta", "api", "kapal",
    "pesawat",
    "tol", "blok", "tahap", "pasal", "ayat", "bab", "nomor", "no", "lantai", "zona", "jembatan", "sang", "si",
    "anak",
    "perempuan", "wanita", "remaja", "sumpah", "pemuda", "kemerdekaan", "pahlawan", "buruh", "guru", "tki",
    "pt", "cv",
    "tbk", "persero", "wib", "wita", "wit", "km", "kg", "usd", "as", "ri", "no", "hut", "tv", "pukul",
    "benua", "kutub",
    "bumi", "bulan", "matahari", "merah", "putih", "hijau", "biru", "hitam", "kuning", "laporan", "kantor",
    "berita",
    "lapangan", "seni", "sains", "antariksa", "wisma", "manusia", "hak", "asasi", "teknologi", "ilmu",
    "budaya", "balai",
    "perlombaan", "festival", "pameran", "hutan", "air", "minyak", "gas", "listrik", "industri", "pabrik",
    "toko",
  ])
}

/// English function words, against which Indonesian ones are weighed.
enum EnglishWords {
  static let function: Set<String> = [
    "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from",
    "he", "she",
    "it", "they", "we", "said", "are", "were", "be", "been", "has", "have", "had", "his", "her", "their",
    "its", "this",
    "not", "will", "would", "also", "an", "but", "or", "who", "which", "after", "before", "in", "about",
    "than", "more",
  ]
}
