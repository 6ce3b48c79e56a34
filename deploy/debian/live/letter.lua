-- A letter to the house by the socket that systemd made. Id by -D id=ID.

local conn = mt.connect("unix:/var/spool/postfix/nopitch/milter.sock", 50, 0.2)
if conn == nil then error("nobody answers") end
mt.negotiate(conn, nil, nil, nil)
mt.conninfo(conn, "mx.vente.example", "203.0.113.7")
mt.macro(conn, SMFIC_MAIL, "i", id)
mt.mailfrom(conn, "<julien@vente.example>")
mt.rcptto(conn, "<info@eclau.ch>")
mt.header(conn, "From", "Julien <julien@vente.example>")
mt.header(conn, "To", "info@eclau.ch")
mt.header(conn, "Subject", "20 rendez-vous par mois")
mt.header(conn, "Message-ID", "<" .. id .. "@vente.example>")
mt.bodystring(conn, "Bonjour, notre solution apporte des clients à vos membres.\r\n")
mt.eom(conn)
if mt.getreply(conn) ~= SMFIR_CONTINUE then error("no verdict") end
if not mt.eom_check(conn, MT_HDRINSERT, "X-Nopitch") and not mt.eom_check(conn, MT_HDRADD, "X-Nopitch") then
    error("no X-Nopitch")
end
mt.disconnect(conn)
