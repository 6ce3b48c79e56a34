import ServiceLifecycle

/// The milter server as a service: serves all its listeners until it is told to stop.
package struct MilterService: Service {
    private let server: MilterServer
    private let listeners: [MilterServer.Listener]

    package init(server: MilterServer, listeners: [MilterServer.Listener]) {
        self.server = server
        self.listeners = listeners
    }

    package func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for listener in listeners {
                group.addTask { try await server.serve(listener) }
            }
        }
    }
}
