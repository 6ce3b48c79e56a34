/// What the MTA tells the filter; the names in brackets are Sendmail's.
package enum MilterCommand: Hashable, Sendable {
    /// SMFIC_OPTNEG
    case negotiate(MilterOffer)
    /// SMFIC_MACRO: values for the command with this code, which follows or was left out.
    case macros(stage: UInt8, [MilterMacro])
    /// SMFIC_CONNECT
    case connect(MilterClient)
    /// SMFIC_HELO
    case hello([UInt8])
    /// SMFIC_MAIL: the reverse-path and its parameters.
    case mail([[UInt8]])
    /// SMFIC_RCPT: a forward-path and its parameters.
    case recipient([[UInt8]])
    /// SMFIC_DATA
    case data
    /// SMFIC_HEADER
    case header(name: [UInt8], value: [UInt8])
    /// SMFIC_EOH
    case endOfHeaders
    /// SMFIC_BODY
    case body([UInt8])
    /// SMFIC_BODYEOB, which may carry the last piece of the body.
    case endOfBody([UInt8])
    /// SMFIC_ABORT
    case abort
    /// SMFIC_QUIT
    case quit
    /// SMFIC_QUIT_NC: another SMTP connection will use this one.
    case quitNewConnection
    /// SMFIC_UNKNOWN: an SMTP command that the MTA does not know.
    case unknown
    /// A code that no version of the protocol has.
    case other(UInt8)
}

/// The SMTP client, as SMFIC_CONNECT tells of it.
package struct MilterClient: Hashable, Sendable {
    /// The client's name, or its address in brackets.
    package var host: String
    /// An IP address, or the path of a socket; empty where the MTA knows none.
    package var address: String
    /// Zero where there is no port.
    package var port: UInt16

    package init(host: String = "", address: String = "", port: UInt16 = 0) {
        self.host = host
        self.address = address
        self.port = port
    }

    /// Whether no SMTP client is there at all: the MTA plays one for mail that a program of the
    /// same machine handed in (Postfix calls it `localhost`, port 0).
    package var isLocalProgram: Bool {
        address.hasPrefix("/") || port == 0 && ["127.0.0.1", "::1"].contains(address)
    }
}

/// A macro's name, without braces, and its value.
package struct MilterMacro: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// What the MTA offers at the beginning: a version, actions, protocol steps.
package struct MilterOffer: Hashable, Sendable {
    package let version: UInt32
    package let actions: MilterActions
    package let steps: MilterSteps

    package init(version: UInt32, actions: MilterActions, steps: MilterSteps) {
        self.version = version
        self.actions = actions
        self.steps = steps
    }
}
