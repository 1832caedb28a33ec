internal import CLibPQ
import DequeModule

extension PostgreSQLConnection {
    /// The socket is readable, writable or broken.
    func ready() {
        guard let handle = self.handle else { return }
        let isAlive = PQconsumeInput(handle.pointer) == 1
        // What arrived before a break still counts.
        self.takeResults(handle)
        guard self.handle != nil else { return }
        guard isAlive, PQstatus(handle.pointer) != CONNECTION_BAD else { return self.lose(handle) }
        self.sendNext()
    }

    private func takeResults(_ handle: ConnectionHandle) {
        // libpq ends each statement's results with a null; more in a row mean that it waits for something this client did not send.
        var nulls = 0
        // Asked even when nothing is under way, because that also reads a session's last words.
        while PQisBusy(handle.pointer) == 0, self.handle != nil, !self.inFlight.isEmpty {
            guard let pointer = PQgetResult(handle.pointer) else {
                if case .script = self.phase { return self.finishScript(handle) }
                nulls += 1
                guard nulls < 3 else { return self.finish(.unavailable(reason: "the server's answers do not match what was sent")) }
                continue
            }
            nulls = 0
            self.take(ResultHandle(pointer), handle)
        }
    }

    private func take(_ result: ResultHandle, _ handle: ConnectionHandle) {
        switch PQresultStatus(result.pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            self.inFlight[0].results.append(QueryResult(result))
        case PGRES_PIPELINE_SYNC:
            self.settleFirst()
        case PGRES_PIPELINE_ABORTED:
            break
        case PGRES_FATAL_ERROR:
            guard let error = PostgreSQLServerError(result.pointer) else { return self.lose(handle) }
            // Shut down or terminated: whether a transaction had committed before is not said.
            guard !PostgreSQLServerError.endsSession(result.pointer) else {
                return self.finish(.unavailable(reason: "\(error.message) (\(error.sqlState))"))
            }
            if self.inFlight[0].failure == nil { self.inFlight[0].failure = error }
        default:
            // COPY in either direction, or an answer out of place: there is no way back into step.
            self.finish(.unavailable(reason: "an answer this client does not handle, such as COPY's"))
        }
    }

    /// The first segment's answer is complete.
    private func settleFirst() {
        let entry = self.inFlight.removeFirst()
        switch entry.kind {
        case .prepare(let prepared):
            guard let failure = entry.failure else { return }
            prepared.failure = failure
            self.cache.forget(prepared)
        case .request(let request, let used):
            guard let failure = entry.failure else { return request.waiter.settle(.success(entry.results)) }
            // 26000: the statement does not exist; 0A000: its plan no longer fits the schema. Both are prepared anew at the next use.
            if failure.sqlState == "26000" || failure.sqlState == "0A000" {
                for prepared in used { self.cache.forget(prepared) }
            }
            let cause = failure.sqlState == "26000" ? used.lazy.compactMap(\.failure).first : nil
            request.waiter.settle(.failure(PostgreSQLError(cause ?? failure)))
        }
    }

    private func finishScript(_ handle: ConnectionHandle) {
        let entry = self.inFlight.removeFirst()
        guard case .request(let request, _) = entry.kind else { return }
        let failed = entry.failure != nil
        if failed, PQtransactionStatus(handle.pointer) != PQTRANS_IDLE {
            // Answered first, so that the one who waits sees the script's error whatever becomes of the rollback.
            request.waiter.settle(Self.answer(entry))
            self.inFlight.append(InFlight(.request(Request(.script("ROLLBACK")), using: [])))
            guard PQsendQuery(handle.pointer, "ROLLBACK") == 1 else { return self.lose(handle) }
            return self.flush()
        }
        self.phase = .pipeline
        guard PQenterPipelineMode(handle.pointer) == 1 else {
            request.waiter.settle(Self.answer(entry))
            return self.lose(handle)
        }
        request.waiter.settle(Self.answer(entry))
    }

    private static func answer(_ entry: InFlight) -> Waiter<[QueryResult]>.Answer {
        entry.failure.map { .failure(PostgreSQLError($0)) } ?? .success(entry.results)
    }
}
