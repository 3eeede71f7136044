"""What stands in the files of people who do not exist: believable, and nobody's."""

from __future__ import annotations

GOALS = {
    "school_work": (
        "I want an ordinary job with a salary, so that nobody has to wonder where my money comes from.",
        "Finish upper secondary school. I was good at maths once.",
        "Get my driver's licence and drive a lorry like my uncle.",
        "Have a reason to get up at seven.",
    ),
    "antisocial_associates": (
        "Stop answering when they call. All of them.",
        "Have two friends who have never been inside.",
        "Be able to say no without it becoming a thing.",
    ),
    "family_marital": (
        "Every other weekend with my daughter, and turn up every time.",
        "Sit at mum's table on Sundays and be looked upon as an ordinary human being.",
    ),
    "substance_use": (
        "Sleep without pills.",
        "Half a year clean, tested, so that they believe it.",
    ),
    "antisocial_cognition": (
        "Think before I do things. At least count to ten.",
        "Live a structured life in good order and pay what I owe.",
    ),
    "leisure": (
        "Train boxing again, but at the club and not in the cellar.",
        "Have something to do on a Friday night.",
    ),
    "gang_involvement": (
        "Leave for real, and be able to walk through the centre without looking over my shoulder.",
        "That my little brother does not end up where I did.",
    ),
}
SMART = {
    "school_work": "Registered with the Employment Service and two applications a week until the end of the quarter.",
    "antisocial_associates": "New number by Friday, given to five people only; no contact with the three named for a month.",
    "family_marital": "Contact with the family law unit this month; first supervised visit before the month after is out.",
    "substance_use": "Weekly tests at the clinic, twelve in a row without a remark.",
    "antisocial_cognition": "Writes down three situations a week with thought, feeling and choice.",
    "leisure": "Trial month at the club, twice a week, with the trainer's signature.",
    "gang_involvement": "Safety plan with the defector support organisation signed before release.",
}
STEPS = (
    ("Book a first visit", "client"),
    ("Call the handler and agree on a time", "worker"),
    ("Write the CV together", "worker"),
    ("Bring the papers from the bank", "client"),
    ("Ask the sister whether the room is free", "client"),
    ("Send the referral", "agency"),
    ("Talk it through with mum", "family"),
    ("Make a list of numbers to delete", "client"),
)
LEVELS = (
    (-2, "Worse than at the start: back in the old pattern"),
    (-1, "As at the start"),
    (0, "What we agreed on, most weeks"),
    (1, "What we agreed on, every week"),
    (2, "It goes by itself, and others notice it"),
)
EVIDENCE = {
    "antisocial_history": "First sentence at fifteen; three for assault, the last with a weapon.",
    "antisocial_personality": "Acts on the first impulse in conflict; two reports for misconduct in custody.",
    "antisocial_cognition": "Says that violence is what people understand, and that the police started it.",
    "antisocial_associates": "The four he spends his days with are all known to the police.",
    "family_marital": "No contact with the father; the mother supports him and is afraid.",
    "school_work": "Left school in year eight; has never had a payslip.",
    "leisure": "Nights in the garage, days asleep.",
    "substance_use": "Daily tramadol before custody, cocaine at weekends.",
    "gang_involvement": "In the network since sixteen; owes money for a lost consignment.",
}
STRENGTHS = (
    "Keeps times when they mean something to him.",
    "Quick to learn, and asks when he does not follow.",
    "His grandmother; he lowers his voice when he speaks of her.",
    "Has stopped twice before, for four months each time.",
)
CHAINS = (
    (
        "Somebody from the other side looks at me in the queue",
        "If I look away, everybody will know",
        "Heat in the chest, shame",
        "Follows him out and hits first",
        "The others nod; the feeling goes",
        "New sentence, and one more who looks for me",
    ),
    (
        "The phone rings at two in the night: a favour",
        "They were there for me. I owe",
        "Tired, flattered, afraid",
        "Drives without asking what is in the bag",
        "Five thousand in the hand",
        "Deeper in debt to the same people",
    ),
    (
        "A meeting at the agency goes wrong",
        "It is no use, they have made up their minds",
        "Empty, then angry",
        "Walks out, takes two pills",
        "Quiet in the head",
        "The benefit is stopped; the helper gives up",
    ),
)
FIVE_P = {
    "presenting": "High risk of serious violence in conflict with the other network; wants out, and says so for the first time.",
    "predisposing": "Early school failure, a father in prison, placed outside the home twice.",
    "precipitating": "A friend was shot in spring. The debt was called in the month after.",
    "perpetuating": "The debt, the reputation, no papers in order, and pills when it becomes quiet.",
    "protective": "His mother and his daughter; a trainer who keeps a place for him; one year without a report.",
}
MOTIVATION = (
    "I am tired. I do not want to sleep with my shoes on any more.",
    "My daughter starts school in August. I want to stand there.",
    "I am good at being dangerous. I want to be good at something else.",
)
HYPOTHESIS = (
    "Violence keeps shame away and gives him a place among people who count. When work and family give him a place, and "
    "when he can notice the heat before the blow, the need for it becomes less; the debt has to be dealt with first.",
    "He does what the group expects because he has nobody else to be somebody for. Identity outside the group, built "
    "through training and school, comes before challenging single beliefs.",
    "The pills carry what sleep and grief do not. With treatment in place he can stay in the room when it is hard, and "
    "problem solving has a chance.",
)
ADAPTATION = {
    "attention": "Short sessions with a break, one thing on paper at a time.",
    "aggression": "Sit nearest the door yourself; agree on a stop sign before difficult subjects.",
    "hostility": "Firm and fair: say what is decided and what is not, and do what you said.",
    "substance_use": "Mornings, and a test at the clinic first.",
    "missing_appointments": "Text message the evening before; the same weekday and hour every week.",
}
AIMS = (
    "See the chain from look to blow",
    "Find three people who are not in it",
    "What I lose and what I win by leaving",
    "Say no in four ways",
    "Who am I when nobody is looking",
    "Debt: the whole sum on one paper",
    "Plan the first week outside hour by hour",
)
CONTENT = (
    "Review of the week, functional analysis of one situation, choice of an alternative, rehearsal, homework.",
    "Map of associates on the whiteboard; who is helpful and who is not; one step away from one of them.",
    "Cost and benefit of staying, in his own words, then looked at from the daughter's side.",
    "Problem solving in six steps on a real letter from the Enforcement Authority.",
)
HOMEWORK = (
    "Write down one situation with thought, feeling and what you did.",
    "Call the trainer before Thursday.",
    "Ask mum what she noticed this year.",
    "Bring all unopened letters.",
)
DONE = (
    "Did what was planned. He drew the chain himself and found the place where it could have gone another way.",
    "Half of the plan; the rest went to what had happened at the weekend. It turned out to be the same chain.",
    "Rehearsed the telephone call three times, then made it.",
)
RESPONSE = (
    "Tense at first, laughing at the end.",
    "Has started to think ahead; says so himself.",
    "Quiet. Came back to it on the way out.",
    "Baby steps sometimes and fall-backs sometimes, but with a focus on moving forward.",
)
CONCERNS = (
    "",
    "",
    "",
    "A car outside when he left; told the head of the unit.",
    "Tired and thin; asks for the doctor himself.",
)
NEXT = (
    "Go on with relations",
    "Rehearse the difficult conversation",
    "Follow up the homework",
    "Plan for the release",
)
NOTES = (
    "Telephoned by himself to say that he was going to be late. First time.",
    "The social secretary confirms the room from the first of the month.",
    "He has begun to question his surroundings; it has become clear to him who is helpful and who is not.",
    "Asked what happens with the records. Told him, and gave him the leaflet.",
    "All the risk factors remain, but in a smaller scale.",
)
REASONS = (
    "Overslept, he says; had been up all night.",
    "No answer on the phone before the afternoon.",
    "Said he did not dare to take the tram.",
    "Thought it was tomorrow.",
)
DECISIONS = (
    "Room in assisted housing is applied for; social services answer within two weeks.",
    "Debt advice starts in custody. Employment Service takes part from the next meeting.",
    "Support contact presented; first walk next week. Identity papers ordered.",
)
