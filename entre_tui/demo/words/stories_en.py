"""What stands in the files of people who do not exist: believable, and nobody's."""

from __future__ import annotations

from entre_tui.demo.words.plans_en import ASSESSMENT, CLOSING, OTHER_PLANS, PLANS
from entre_tui.demo.words.texts import Texts

TEXTS = Texts(
    language="en",
    goals={
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
            "Sit at mum's table on Sundays and be looked upon as an ordinary human being.",
            "§Every other weekend with my daughter, and turn up every time.",
            "Talk with my sister again without shouting.",
        ),
        "substance_use": (
            "Sleep without pills.",
            "Half a year clean, tested, so that they believe it.",
            "A Friday without it, then another one.",
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
    },
    smart={
        "school_work": (
            "Registered with the Employment Service; two applications a week until the end of the "
            "quarter."
        ),
        "antisocial_associates": (
            "New number by Friday, given to five people only; no contact with the three named for a "
            "month."
        ),
        "family_marital": "Calls the family once a week at an agreed hour; one visit a month, written into the plan.",
        "substance_use": "Weekly tests at the clinic, twelve in a row without a remark.",
        "antisocial_cognition": "Writes down three situations a week with thought, feeling and choice.",
        "leisure": "Trial month at the club, twice a week, with the trainer's signature.",
        "gang_involvement": "Safety plan with the defector support organisation, signed and looked over every month.",
    },
    steps=(
        ("Book a first visit", "client"),
        ("Call the handler and agree on a time", "worker"),
        ("Write the CV together", "worker"),
        ("Bring the papers from the bank", "client"),
        ("Ask the sister whether the room is free", "client"),
        ("Send the referral", "agency"),
        ("Talk it through with mum", "family"),
        ("Make a list of numbers to delete", "client"),
    ),
    levels=(
        (-2, "Worse than at the start: back in the old pattern"),
        (-1, "As at the start"),
        (0, "What we agreed on, most weeks"),
        (1, "What we agreed on, every week"),
        (2, "It goes by itself, and others notice it"),
    ),
    unreached={
        "completed": "Not reached in the programme; goes on with the supervision.",
        "withdrew": "The client left the programme.",
        "excluded": "The programme ended.",
        "rearrested": "New sentence: to be taken up again in custody.",
        "moved": "Moved: handed over to the new office.",
        "transferred": "Handed over with the case.",
        "died": "The client has died.",
    },
    evidence={
        "antisocial_history": (
            "First sentence at fifteen; three for assault, the last with a weapon.",
            "Two sentences for robbery and one for aggravated weapons offence, all before twenty-one.",
        ),
        "antisocial_personality": (
            "Acts on the first impulse in conflict; two reports for misconduct in custody.",
            "Bored quickly, seeks what is exciting; says {he} regrets it an hour later.",
        ),
        "antisocial_cognition": (
            "Says that violence is what people understand, and that the police started it.",
            "Counts what others owe {him}, not what {he} has done; laughs at those who work.",
        ),
        "antisocial_associates": (
            "The four {he} spends {his} days with are all known to the police.",
            "No friend from before; those {he} trusts {he} met inside.",
        ),
        "family_marital": (
            "No contact with the father; the mother supports {him} and is afraid.",
            "Two siblings in the same network. Holidays end in quarrels.",
        ),
        "school_work": (
            "Left school in year eight; has never had a payslip.",
            "Unfinished vocational programme; three short jobs, none longer than a month.",
        ),
        "leisure": ("Nights in the garage, days asleep.", "Gave up football at sixteen; nothing since."),
        "substance_use": (
            "Daily tramadol before the arrest, cocaine at weekends.",
            "Cannabis since fourteen, every day; pills when it is hard to sleep.",
            "Drinks until it is black when things go wrong; was drunk at both assaults.",
        ),
        "gang_involvement": (
            "In the network since sixteen; owes money for a lost consignment.",
            "Kept weapons and drove for the network; has named nobody and is under pressure for it.",
        ),
    },
    strengths=(
        "Keeps times when they mean something to {him}.",
        "Quick to learn, and asks when {he} does not follow.",
        "The grandmother; {his} voice is another when {he} speaks of her.",
        "Has stopped twice before, for four months each time.",
        "Good with {his} hands; others in the workshop ask {him}.",
    ),
    chains=(
        (
            "Somebody from the other side looks at me in the queue",
            "If I look away, everybody will know",
            "Heat in the chest, shame",
            "Follows after and hits first",
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
        (
            "Dad's name is said at the table",
            "They laugh at us",
            "Small, then furious",
            "Breaks the door and leaves for the night",
            "Nobody says anything more",
            "Mum does not dare to call; I sleep at theirs",
        ),
    ),
    five_p={
        "presenting": (
            "High risk of serious violence in conflict with the other network; wants out, and says so for the first "
            "time.",
            "Third sentence for assault. The violence comes when {he} feels looked down on; {he} wants it to stop.",
            "Carries and keeps things for others to pay off a debt; afraid of both sides, hides it behind jokes.",
            "Has left the network in words but not in company; every Friday ends with the same people.",
        ),
        "predisposing": (
            "Early school failure, a father in prison, placed outside the home twice.",
            "Grew up with violence at home; moved six times before twelve. Attention was difficult, never assessed.",
            "An older brother in the network; the first errand at thirteen.",
        ),
        "precipitating": (
            "A friend was shot in spring. The debt was called in the month after.",
            "Lost the job at the warehouse and the flat within three weeks; was offered a place to sleep by the wrong "
            "people.",
            "Was robbed in front of others and was expected to answer.",
        ),
        "perpetuating": (
            "The debt, the reputation, no papers in order, and pills when it becomes quiet.",
            "Nothing to do on weekdays; the telephone; that those who know {him} expect it of {him}.",
            "Avoids agencies after the first no, and the letters pile up.",
        ),
        "protective": (
            "The mother; a trainer who keeps a place; one year without a report.",
            "§The daughter, and a sister who lets {him} sleep on the sofa when {he} calls before ten.",
            "Likes to work; a foreman who has asked about {him} twice. Reads a lot.",
        ),
    },
    motivation=(
        "I am tired. I do not want to sleep with my shoes on any more.",
        "§My daughter starts school in August. I want to stand there.",
        "I am good at being dangerous. I want to be good at something else.",
        "I have buried two friends. I do not want mum to do that.",
        "I do not know. But I came here today, didn't I.",
    ),
    hypothesis=(
        "Violence keeps shame away and gives {him} a place among people who count. When work and family give {him} a "
        "place, and when {he} can notice the heat before the blow, the need for it becomes less; the "
        "debt has to be dealt "
        "with first.",
        "{He} does what the group expects because there is nobody else to be somebody for. Identity outside the group, "
        "built through training and school, comes before challenging single beliefs.",
        "The pills carry what sleep and grief do not. With treatment in place {he} can stay in the room "
        "when it is hard, "
        "and problem solving has a chance.",
        "Every no from an agency confirms that only the network keeps its word. Small promises that are kept, on both "
        "sides, are the treatment; the themes follow when they hold.",
    ),
    adaptation={
        "attention": "Short sessions with a break, one thing on paper at a time.",
        "aggression": "Sit nearest the door yourself; agree on a stop sign before difficult subjects.",
        "hostility": "Firm and fair: say what is decided and what is not, and do what you said.",
        "substance_use": "Mornings, and a test at the clinic first.",
        "missing_appointments": "Text message the evening before; the same weekday and hour every week.",
    },
    assessment=ASSESSMENT,
    plans=PLANS,
    other_plans=OTHER_PLANS,
    closing=CLOSING,
    done=(
        "Did what was planned, and had thought about it since the last time.",
        "Half of the plan; the rest went to what had happened at the weekend. It turned out to be about "
        "the same thing.",
        "Went through the plan; had brought the homework and began with it unasked.",
        "Slow start, did not want to. Stayed, and did the last part properly.",
        "As planned. Asked good questions and took the paper home.",
    ),
    response=(
        "Tense at first, laughing at the end.",
        "Has started to think ahead; says so.",
        "Quiet. Came back to it on the way out.",
        "Baby steps sometimes and fall-backs sometimes, but with a focus on moving forward.",
        "Irritated over the homework, proud when it was done.",
    ),
    concerns=("", "", "", "", "A car waited outside afterwards; told the head of the unit.",
        "Tired and thin; wants to see the doctor."),
    next_step=("Go on with the same theme", "Rehearse the difficult conversation", "Follow up the homework",
        "Look at the goals together"),
    notes=(
        "Called to say that {he} was going to be late. First time.",
        "The social secretary confirms the room from the first of the month.",
        "Asked what happens with the records. Told, and given the leaflet.",
        "The contact at the clinic calls: first test without a remark.",
        "Talked with the colleague at the reception: be met at the door, does not like to wait among others.",
        "The mother called. Told her what we may say and what not; she wanted to say that it is going better.",
        "New telephone number, given in person.",
        "Moved the hour so that it does not collide with the training.",
    ),
    changes=(
        "Has begun to question {his} surroundings; it has become clear who is helpful and who is not.",
        "All the risk factors remain, but in a smaller scale.",
        "Walked away from a provocation in the queue, and told it as a matter of course.",
        "Speaks of next year for the first time.",
        "Apologised to the colleague for last week. Nobody had asked for it.",
    ),
    reasons=(
        "Overslept, {he} says; had been up all night.",
        "No answer on the phone before the afternoon.",
        "Said {he} did not dare to take the tram.",
        "Thought it was tomorrow.",
        "Had a quarrel at home and forgot the time.",
    ),
    inside_reasons=("Stayed in the cell, did not want to see anybody.", "Said no in the morning, without a reason."),
    decisions=(
        "Room in assisted housing is applied for; social services answer within two weeks.",
        "Debt advice starts now. The Employment Service takes part from the next meeting.",
        "Support contact presented; first walk next week. Identity papers ordered.",
        "Time at the clinic booked. The office and the social services call each other on Mondays.",
    ),
    agreed=(
        "Meet once a week, by phone in between. What is said stays between us, except danger to somebody.",
        "A walk or a coffee every Thursday; both call if something comes between. Help with the first wages.",
        "Together to the housing queue and to training on Tuesdays. Neither lends the other money.",
    ),
    agencies={
        "accommodation": "Social services",
        "employment": "Employment Service",
        "debt_advice": "Budget and debt advice",
        "support_contact": "Skyddsvärnet",
        "addiction_treatment": "The addiction clinic",
        "mental_health": "Psychiatry",
    },
    rooms=("Room 2", "Room 4", "The office"),
    prison="{prison} prison",
)  # fmt: skip
