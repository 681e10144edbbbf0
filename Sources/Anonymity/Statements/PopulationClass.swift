/// A class of a study and the people of the population who are like it.
public struct PopulationClass: Hashable, Sendable {
    /// The labels that its members share.
    public let labels: [String]
    /// How many records of the study are in it.
    public let size: Int
    /// How many people of the population fit the labels; 0 where the table does not know of any.
    public let population: Int
}

extension People {
    /// How many people fit each class: the k of the k-map is the smallest of them.
    ///
    /// - Parameters:
    ///   - classes: the classes of a study.
    ///   - attributes: the quasi-identifiers in the order of the classes' labels.
    /// - Returns: the classes, the fewest people first, equal ones by their labels.
    public func counts(of classes: [EquivalenceClass], attributes: [String]) -> [PopulationClass] {
        classes.map { equivalenceClass in
            let statements = zip(attributes, equivalenceClass.labels)
                .filter { $0.1 != Hierarchy.suppressed }
                .map { AttributeStatement(attribute: $0.0, label: $0.1) }
            return PopulationClass(
                labels: equivalenceClass.labels, size: equivalenceClass.size, population: count(fitting: statements))
        }
        .sorted {
            $0.population != $1.population
                ? $0.population < $1.population : $0.labels.lexicographicallyPrecedes($1.labels)
        }
    }
}
