import Gate
import Testing

/// A report of several pages as a team would write it, with all that looks like a finding and is none: literature with
/// numbers, sizes of samples, suppressed cells with a second one, means, waves, costs, apostrophes, steps.
@Suite struct CleanReportTests {
    @Test func `a clean report passes`() throws {
        #expect(try Fixture.check(Self.report).map { "\($0.short) \($0.message)" } == [])
    }

    @Test(arguments: ["preset: study", "preset: cms", "preset: abs", "preset: uk-llc"])
    func `it has nothing to hide under any preset but what counts are below it`(preset: String) throws {
        let rulebook = Fixture.rulebook("publication", replacing: [("smallCell: 5\n  zeros: allow", preset)])
        #expect(Set(try Fixture.check(Self.report, rulebook: rulebook).map(\.rule)).isSubset(of: ["VG401"]))
    }

    private static let report = """
        # Peer mentoring for doctors who return to work: an evaluation

        Jane Oldcastle, Robert Ferrymead and the evaluation group

        Department of Health Services Research, University of Leeds, jane.oldcastle@example.org

        ## Summary

        We evaluated a mentoring scheme for doctors in four regions between 2021 and 2023. Of the doctors who were
        offered a mentor, most accepted. We report what mentors and mentees told us, and what changed.

        ## Background

        Doctors who come back after a long absence often find the first months hard [1, 2]. In the national survey
        of 2019, 12% of trainees had thought of leaving (General Medical Council, 2020). Ferrymead et al. (2016)
        found that 3 of 24 trainees left within a year, and that men and women differed. The inquiry of 2013 asked
        for more support. Penhallow (2018, p12) reports a mean age of 34 (range 24–67).

        The CQC inspection programme of 2014 led to new guidance. About 5% of the workforce is on leave at any time
        [3].

        ## Methods

        ### Recruitment

        All doctors aged 18 or over who had returned within the last two years were eligible. We wrote to 120
        doctors in four regions; 57 doctors took part. Interviews lasted between 35 and 90 minutes (mean 52). Two
        researchers coded the transcripts; a third resolved 14 disagreements. Cohen's kappa was 0.81 (95% CI
        0.74–0.88; p < 0.05). We used R 4.3 and NVivo 12.

        ### Ethics

        The study was approved (REC 21/XX/0001, 3 March 2021). Participants were between 30 and 60 years old. We do
        not print codes more than once.

        Table 1. Participants by role and region (N = 57)

        | Role | North | South | Total |
        |---|---|---|---|
        | Consultants | 12 | 14 | 26 |
        | Doctors in training | 16 | 15 | 31 |
        | Total | 28 | 29 | 57 |

        Table 2. Participants by years since qualification

        | Years since qualification | n (%) |
        |---|---|
        | 0–9 years | 18 (31.6) |
        | 10–19 years | 22 (38.6) |
        | 20 years or more | 17 (29.8) |

        Table 3. Interviews in each wave

        | Wave | Interviews | Mean minutes |
        |---|---|---|
        | 1 | 57 | 51 |
        | 2 | 41 | 49 |
        | 3 | 22 | 47 |

        ## Findings

        ### What mentoring was like

        Most mentees spoke of time and of being listened to. As one put it, “it was the first hour in weeks that was
        mine” (senior doctor). Another said that “nobody had asked me how I was” (doctor in training). The
        ‘protected hour’ was often named.

        > I kept a list of what I wanted to say, and then we talked about something else, and that was better.
        >
        > — doctor in training

        Nearly half of participants (47%) met their mentor every month. Of the 57 doctors, 41 were interviewed
        twice. A quarter said that they would have left without it.

        The doctors' mess, the 'quiet room' and the nurses' station were places to meet. We'd not say 'it works' for
        all.

        ### What changed

        Table 4. Whether mentees thought of leaving, before and after

        | | Before | After |
        |---|---|---|
        | Yes | 24 | 12 |
        | No | 33 | 45 |

        Table 5. Themes and how often they were coded

        | Theme | Quotations | Participants |
        |---|---|---|
        | Time | 44 | 31 |
        | Trust | 39 | 28 |
        | Distance | 12 | 9 |

        Table 6. Hours of mentoring by site

        | Site | Mean hours | SD | Range |
        |---|---|---|---|
        | A | 3 | 1 | 1–6 |
        | B | 4 | 2 | 1–9 |

        In the second wave 72% of participants (41 of 57) were interviewed again. Scores rose from 3 to 4 points on
        a scale of 1 to 5.

        Table 7. Mentors by specialty and sex, small numbers suppressed with a second cell

        | Specialty | Women | Men | Total |
        |---|---|---|---|
        | Medicine | * | * | 21 |
        | Surgery | * | * | 19 |
        | General practice | 9 | 8 | 17 |
        | Total | 30 | 27 | 57 |

        ## Discussion

        Our sample was large for a qualitative study. In the trial by Ashdown and others (2017) 8% of 24 doctors
        left. There were three main themes, two of them new. Figure 1 shows how they hang together.

        Figure 1: Themes and their links (n = 57).

        The scheme cost £3 for each hour. Between 2 and 3 of 10 mentors stopped after a year in other schemes [4].

        ## Recommendations

        1. Give mentors 2 hours a month.
        2. Offer 3 or 4 mentors to choose from.
        3. Review the scheme after 12 months.

        ## References

        1. Ferrymead A, Oldcastle J. Coming back. J Occup Med 2016; 12(3): 24–67. doi:10.1000/xyz
        2. Penhallow P. Aged 24–67: who returns? 2018.
        3. NHS England. Workforce 2022. 12 March 2022.
        4. Ashdown T, et al. 3 of 24 doctors left. BMJ 2017;340:c181.

        """
}
