"""Who reaches whom, by which way and under whose rules: exact, for all pairs, and explained.

    what stands     estate/ topologies/ address/ places, attachment, layout, service, faults/
    how it travels  routing/ paths/ pools
    what filters    filters/
    what is decided ground (classes, bits), program, compiler, pair, judge; proof joins them;
                    matrix/ decides all pairs at once
    what is told    answers/ telling/ picture/ intents, asserts
    what it is for  difference/ edits/ idle/ mend/ replay/

A stranger begins at `proof`, then follows one packet: `routing/routes`, `paths/walk`, `judge`.
"""
