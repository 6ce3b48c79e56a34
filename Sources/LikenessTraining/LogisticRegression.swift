import CLinear

/// L2-regularised logistic regression by LIBLINEAR's primal solver, which is deterministic.
struct LogisticRegression {
    /// What a message is for the solver: indices from 1 on, ascending, and values.
    struct Sample {
        var values: [(index: Int32, value: Double)]
        let isPositive: Bool
    }

    struct Solution {
        /// By index, that of index 1 first.
        var weights: [Double]
        var bias: Double
    }

    /// How dear mistakes are, against large weights.
    var cost: Double

    /// Weights for `dimensions` features; all zero where there is only one class to see.
    func solve(_ samples: [Sample], dimensions: Int) -> Solution {
        let none = Solution(weights: Array(repeating: 0, count: dimensions), bias: 0)
        guard let first = samples.first,
            samples.contains(where: { $0.isPositive != first.isPositive })
        else { return none }
        set_print_string_function { _ in }
        var nodes: [feature_node] = []
        var starts: [Int] = []
        for sample in samples {
            starts.append(nodes.count)
            nodes += sample.values.map { feature_node(index: $0.index, value: $0.value) }
            nodes.append(feature_node(index: Int32(dimensions + 1), value: 1))
            nodes.append(feature_node(index: -1, value: 0))
        }
        var targets = samples.map { $0.isPositive ? 1.0 : -1.0 }
        return nodes.withUnsafeMutableBufferPointer { nodes in
            targets.withUnsafeMutableBufferPointer { targets in
                guard let base = nodes.baseAddress else { return none }
                var rows: [UnsafeMutablePointer<feature_node>?] = starts.map { base + $0 }
                return rows.withUnsafeMutableBufferPointer { rows in
                    var problem = problem()
                    problem.l = Int32(samples.count)
                    problem.n = Int32(dimensions + 1)
                    problem.y = targets.baseAddress
                    problem.x = rows.baseAddress
                    problem.bias = 1
                    return train(&problem, dimensions) ?? none
                }
            }
        }
    }

    private func train(_ problem: inout problem, _ dimensions: Int) -> Solution? {
        var parameter = parameter()
        parameter.solver_type = Int32(L2R_LR)
        parameter.eps = 0.001
        parameter.C = cost
        parameter.p = 0.1
        guard check_parameter(&problem, &parameter) == nil else { return nil }
        var model: UnsafeMutablePointer<model>? = CLinear.train(&problem, &parameter)
        defer { free_and_destroy_model(&model) }
        guard let model, let weights = model.pointee.w, let labels = model.pointee.label else {
            return nil
        }
        // The solver's sign is that of the class it saw first.
        let sign: Double = labels[0] == 1 ? 1 : -1
        let found = (0...dimensions).map { weights[$0] * sign }
        return Solution(weights: Array(found.dropLast()), bias: found[dimensions])
    }
}
