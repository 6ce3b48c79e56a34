-- What no MTA does, in one connection after another: macros nobody knows, messages given up, no body, raw octets.
-- Port by -D port=N.

function must(what, ok)
    if not ok then
        mt.echo(what)
        error(what)
    end
end

function open(version, actions, steps)
    local conn = mt.connect("inet:" .. port .. "@127.0.0.1")
    must("nobody answers", conn ~= nil)
    if version == nil then
        must("negotiation", mt.negotiate(conn, nil, nil, nil) == nil)
    else
        must("negotiation of version " .. version, mt.negotiate(conn, version, actions, steps) == nil)
    end
    must("CONNECT", mt.conninfo(conn, "mx.vente.example", "203.0.113.7") == nil)
    -- No HELO: nopitch asks to be spared it.
    return conn
end

function envelope(conn, id, sender, recipients)
    mt.macro(conn, SMFIC_MAIL, "i", id, "{mail_addr}", "x")
    must("MAIL", mt.mailfrom(conn, sender) == nil)
    for _, recipient in ipairs(recipients) do
        must("RCPT", mt.rcptto(conn, recipient) == nil)
    end
end

function header(conn, name, value)
    must("header " .. name, mt.header(conn, name, value) == nil)
end

function letter(conn)
    header(conn, "From", "Julien <julien@vente.example>")
    header(conn, "To", "info@eclau.ch")
    header(conn, "Subject", "Une offre \233t\233")
    header(conn, "X-Empty", "")
    header(conn, "X-Folded", "one\n\ttwo")
    must("end of the header", mt.eoh(conn) == nil)
end

function finish(conn)
    must("end of the message", mt.eom(conn) == nil)
    must("a verdict other than continue", mt.getreply(conn) == SMFIR_CONTINUE)
end

-- A message with all that is odd, marked once; copies of our fields go, the last one first.
local conn = open()
mt.macro(conn, SMFIC_CONNECT, "j", "mx.eclau.ch", "{unheard_of}", "\1\2")
envelope(conn, "first", "<julien@vente.example>", { "<info@eclau.ch>" })
header(conn, "X-Nopitch", "keep")
header(conn, "x-nopitch", "keep again")
letter(conn)
must("body", mt.bodystring(conn, "Nous sommes une agence.\r\n\0\255\r") == nil)
must("body", mt.bodystring(conn, "\nRendez-vous ?\r\n") == nil)
finish(conn)
must("no mark", mt.eom_check(conn, MT_HDRADD, "X-Nopitch"))
must("a forged mark stays", mt.eom_check(conn, MT_HDRDELETE, "X-Nopitch"))
must("the body is changed", not mt.eom_check(conn, MT_BODYCHANGE))

-- On the same connection: given up twice, then one without a body, from nobody.
envelope(conn, "second", "<julien@vente.example>", { "<info@eclau.ch>" })
header(conn, "Subject", "given up")
must("ABORT", mt.abort(conn) == nil)
must("ABORT", mt.abort(conn) == nil)
envelope(conn, "third", "<>", { "<info@eclau.ch>" })
letter(conn)
finish(conn)
must("no mark on a message without a body", mt.eom_check(conn, MT_HDRADD, "X-Nopitch"))
must("an old mark is removed again", not mt.eom_check(conn, MT_HDRDELETE, "X-Nopitch"))

-- MAIL begins anew without ABORT; what is for others is left alone.
envelope(conn, "fourth", "<julien@vente.example>", { "<info@eclau.ch>" })
envelope(conn, "fifth", "<julien@vente.example>", { "<else@where.example>" })
letter(conn)
finish(conn)
must("others' mail is marked", not mt.eom_check(conn, MT_HDRADD, "X-Nopitch"))
mt.disconnect(conn)

-- A user who logged in is not judged.
conn = open()
mt.macro(conn, SMFIC_MAIL, "i", "sixth", "{auth_authen}", "camille")
must("MAIL", mt.mailfrom(conn, "<info@eclau.ch>") == nil)
must("RCPT", mt.rcptto(conn, "<info@eclau.ch>") == nil)
letter(conn)
finish(conn)
must("a user's mail is marked", not mt.eom_check(conn, MT_HDRADD, "X-Nopitch"))
mt.disconnect(conn)

-- An MTA that speaks an old version and lets filters change nothing.
conn = open(2, 0, 0)
envelope(conn, "seventh", "<julien@vente.example>", { "<info@eclau.ch>" })
letter(conn)
finish(conn)
must("what is not allowed is done", not mt.eom_check(conn, MT_HDRADD, "X-Nopitch"))
mt.disconnect(conn)

-- A connection that ends in the middle of a message, and one in which nothing is said.
conn = open()
envelope(conn, "eighth", "<julien@vente.example>", { "<info@eclau.ch>" })
mt.disconnect(conn, false)
conn = open()
mt.disconnect(conn)
