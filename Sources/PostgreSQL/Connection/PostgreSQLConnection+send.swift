internal import CLibPQ
import DequeModule
import PollExecutor

extension PostgreSQLConnection {
    /// Sends what may be sent: segments one after the other, a script only when nothing else is under way.
    func sendNext() {
        while let handle = self.handle, case .pipeline = self.phase, let request = self.unsent.first {
            guard !request.waiter.isSettled else {
                self.unsent.removeFirst()
                continue
            }
            switch request.work {
            case .segment(let statements, let effect):
                self.unsent.removeFirst()
                self.counters.sentSegment(statements: statements.count, effect: effect)
                guard self.send(statements, of: request, handle) else { return self.lose(handle) }
            case .script(let sql):
                guard self.inFlight.isEmpty else { return }
                self.unsent.removeFirst()
                self.counters.sentSegment(statements: 1, effect: .writes)
                self.phase = .script
                self.inFlight.append(InFlight(.request(request, using: [])))
                guard PQexitPipelineMode(handle.pointer) == 1, PQsendQuery(handle.pointer, sql) == 1 else { return self.lose(handle) }
            }
        }
        self.flush()
        self.finishIfDone()
    }

    /// Pushes libpq's buffer out. While it does not fit, both directions are waited for, or the two sides could block each other.
    func flush() {
        guard let handle = self.handle else { return }
        switch PQflush(handle.pointer) {
        case 0: handle.wait(for: .read)
        case 1: handle.wait(for: [.read, .write])
        default: self.lose(handle)
        }
    }

    func lose(_ handle: ConnectionHandle) {
        let message = handle.message
        self.finish(.unavailable(reason: message.isEmpty ? "the connection was lost" : message))
    }

    private func send(_ statements: [Statement], of request: Request, _ handle: ConnectionHandle) -> Bool {
        var names: [String?] = []
        var used: [PreparedStatement] = []
        names.reserveCapacity(statements.count)
        for statement in statements {
            guard statement.isPrepared else {
                names.append(nil)
                continue
            }
            switch self.cache.lookup(statement) {
            case .known(let prepared):
                names.append(prepared.name)
                used.append(prepared)
            case .new(let prepared):
                names.append(prepared.name)
                used.append(prepared)
                // In a segment of its own: prepared statements outlive a transaction that fails, and a neighbour may use it already.
                self.inFlight.append(InFlight(.prepare(prepared)))
                guard Self.prepare(statement, prepared, handle) else { return false }
            case .full:
                names.append(nil)
            }
        }
        self.inFlight.append(InFlight(.request(request, using: used)))
        for (statement, name) in zip(statements, names) {
            guard Self.send(statement, name, handle) else { return false }
        }
        return PQpipelineSync(handle.pointer) == 1
    }

    private static func prepare(_ statement: Statement, _ prepared: PreparedStatement, _ handle: ConnectionHandle) -> Bool {
        let types = prepared.key.types
        return PQsendPrepare(handle.pointer, prepared.name, statement.sql, Int32(types.count), types) == 1
            && PQpipelineSync(handle.pointer) == 1
    }

    private static func send(_ statement: Statement, _ name: String?, _ handle: ConnectionHandle) -> Bool {
        let parameters = statement.parameters
        let count = Int32(parameters.count)
        let formats = [Int32](repeating: 1, count: parameters.count)
        let lengths = parameters.map { Int32($0.bytes?.count ?? 0) }
        return ParameterPointers.with(parameters) { pointers in
            if let name {
                return PQsendQueryPrepared(handle.pointer, name, count, pointers, lengths, formats, 1) == 1
            }
            let types = parameters.map(\.type.rawValue)
            return PQsendQueryParams(handle.pointer, statement.sql, count, types, pointers, lengths, formats, 1) == 1
        }
    }
}
