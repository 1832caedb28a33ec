import EventSourcing

extension JobStoreConformance {
    static var leaderChecks: [FleetCheck<Store>] {
        [
            FleetCheck("of two instances one leads a role, keeps it, and the other gets it when the first is gone") { fleet, clock in
                let first = try await fleet.open(Self.worker("w-1"))
                let second = try await fleet.open(Self.worker("w-2"))
                for role in LeaderRole.allCases {
                    try expectEqual(await first.lead(role), true)
                    try expectEqual(await second.lead(role), false)
                    try expectEqual(await first.lead(role), true)
                }
                try await fleet.kill(first)
                for role in LeaderRole.allCases {
                    try await FleetCheck<Store>.eventually("the second leads", clock) { try await second.lead(role) }
                    try expectEqual(await second.lead(role), true)
                }
            },
            FleetCheck("roles are led apart: two instances may have one each") { fleet, _ in
                let first = try await fleet.open(Self.worker("w-1"))
                let second = try await fleet.open(Self.worker("w-2"))
                try expectEqual(await first.lead(.scheduler), true)
                try expectEqual(await second.lead(.rescuer), true)
                try expectEqual(await first.lead(.rescuer), false)
                try expectEqual(await second.lead(.scheduler), false)
            },
            FleetCheck("of instances that ask at once one leads, and never two") { fleet, _ in
                var stores: [Store] = []
                for name in ["w-1", "w-2", "w-3"] { stores.append(try await fleet.open(Self.worker(name))) }
                for _ in 0..<10 {
                    let leaders = try await withThrowingTaskGroup(of: Bool.self) { group in
                        for store in stores { group.addTask { try await store.lead(.rescuer) } }
                        return try await group.reduce(into: 0) { count, leads in count += leads ? 1 : 0 }
                    }
                    try expectEqual(leaders, 1)
                }
            },
        ]
    }
}
