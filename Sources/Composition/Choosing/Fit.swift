import Anonymity
import Policies
import Selection

/// How many people fit what a text states.
struct Fit {
    let study: Int
    let population: Int?

    init(of statements: Set<AttributeStatement>, people: People, population: People?) {
        study = people.fit(of: statements).smallest
        self.population = population?.fit(of: statements).smallest
    }
}

/// Counts the people who fit statements that are given as numbers.
struct StatementCounter: PeopleCounting {
    let statements: [AttributeStatement]
    let people: People
    let population: People?

    func fit(of numbers: [Int]) -> PeopleFit {
        let fit = Fit(of: Set(numbers.map { statements[$0] }), people: people, population: population)
        return PeopleFit(study: fit.study, population: fit.population)
    }
}
