/// Mail providers at which anybody has an address: there, a domain is no organisation.
enum FreemailDomains {
    static func contains(_ domain: String) -> Bool {
        all.contains(domain)
    }

    private static let all: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "outlook.fr", "outlook.de", "outlook.it",
        "hotmail.com", "hotmail.fr", "hotmail.ch", "hotmail.de", "hotmail.it", "hotmail.co.uk",
        "live.com", "live.fr", "live.de", "live.it", "msn.com", "yahoo.com", "yahoo.fr",
        "yahoo.de", "yahoo.it", "yahoo.co.uk", "yahoo.co.in", "ymail.com", "rocketmail.com",
        "icloud.com", "me.com", "mac.com", "aol.com", "gmx.ch", "gmx.net", "gmx.de", "gmx.at",
        "gmx.com", "gmx.fr", "web.de", "t-online.de", "freenet.de", "bluewin.ch", "bluemail.ch",
        "hispeed.ch", "sunrise.ch", "swissonline.ch", "ik.me", "ikmail.com", "etik.com",
        "romandie.com", "citycable.ch", "netplus.ch", "vtxnet.ch", "protonmail.com", "proton.me",
        "protonmail.ch", "pm.me", "tutanota.com", "tuta.io", "tuta.com", "posteo.de",
        "posteo.net", "mailbox.org", "fastmail.com", "fastmail.fm", "hey.com", "zoho.com",
        "mail.com", "mail.ru", "yandex.com", "yandex.ru", "orange.fr", "wanadoo.fr", "free.fr",
        "sfr.fr", "laposte.net", "neuf.fr", "libero.it", "virgilio.it", "tiscali.it", "alice.it",
        "tin.it", "163.com", "126.com", "qq.com", "foxmail.com", "sina.com", "rediffmail.com",
        "btinternet.com", "comcast.net", "verizon.net",
    ]
}
