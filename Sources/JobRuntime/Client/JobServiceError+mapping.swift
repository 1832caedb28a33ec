import EventSourcing
import Vault

func storing<Value>(_ body: () async throws(StoreError) -> Value) async throws(JobServiceError) -> Value {
    do {
        return try await body()
    } catch {
        throw .store(error)
    }
}

func storingAtOnce<Value>(_ body: () throws(StoreError) -> Value) throws(JobServiceError) -> Value {
    do {
        return try body()
    } catch {
        throw .store(error)
    }
}

func reading<Value>(_ body: () async throws(JobReadError) -> Value) async throws(JobServiceError) -> Value {
    do {
        return try await body()
    } catch {
        throw .read(error)
    }
}

func sealingAtOnce<Value>(_ body: () throws(VaultError) -> Value) throws(JobServiceError) -> Value {
    do {
        return try body()
    } catch {
        throw .vault(error)
    }
}

func sealing<Value>(_ body: () async throws(VaultError) -> Value) async throws(JobServiceError) -> Value {
    do {
        return try await body()
    } catch {
        throw .vault(error)
    }
}
