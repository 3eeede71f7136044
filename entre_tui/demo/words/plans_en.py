"""What the sessions of the demonstration are about, by theme: aim, content, homework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from entre_tui.demo.words.texts import SessionPlan

ASSESSMENT: Sequence[SessionPlan] = (
    ("Get to know each other and what the programme is",
     "What is said here and what is passed on; {his} own story so far.",
     "Think of one thing that should be different in a year."),
    ("A life line", "Drew the line from school to today: high points, low points, who was there.",
     "Bring a picture of somebody important."),
    ("The last violent event, step by step", "First functional analysis together, without judging.",
     "Write down one situation that nearly went wrong."),
    ("Needs and strengths", "Went through the areas one by one: what is a problem, what holds.",
     "Ask somebody at home what they see."),
    ("What {he} wants", "Goals in {his} own words, first and second try.", "Choose one goal to begin with."),
)  # fmt: skip
PLANS: Mapping[str, Sequence[SessionPlan]] = {
    "relations": (
        ("Find three people who are not in it",
         "Map of associates on the whiteboard; who is helpful and who is not; one step away from one of them.",
         "Call the trainer before Thursday."),
        ("Say no in four ways", "Role play: a favour over the phone, at the door, in front of others.",
         "Use one of the four this week and write down how it went."),
    ),
    "attitudes-values": (
        ("What I lose and what I win by leaving",
         "Cost and benefit of staying, in {his} own words, then seen from the family's side.",
         "Ask mum what she noticed this year."),
        ("Who decides what respect is", "Three people {he} respects and why; none of them hits.",
         "Notice one situation where somebody is respected without threat."),
    ),
    "history-of-aggression": (
        ("See the chain from look to blow",
         "Functional analysis of one situation, choice of an alternative, rehearsal.",
         "Write down one situation with thought, feeling and what you did."),
        ("The first time", "When violence first paid, and what it cost afterwards.",
         "Add two links to the chain."),
    ),
    "aggression-violence": (
        ("See the chain from look to blow",
         "Functional analysis of one situation, choice of an alternative, rehearsal.",
         "Write down one situation with thought, feeling and what you did."),
        ("Notice the heat", "Signs in the body; breathing and leaving the room tried out here.",
         "Practise the breathing twice a day."),
    ),
    "identity": (
        ("Who am I when nobody is looking", "The roles {he} has and those {he} had; which one {he} would keep.",
         "Do one thing as the one you want to be."),
        ("A name of my own", "What the nickname gives and what it asks for.",
         "Introduce yourself with your own name once."),
    ),
    "problem-solving": (
        ("Debt: the whole sum on one paper",
         "Problem solving in six steps on a real letter from the Enforcement Authority.",
         "Bring all unopened letters."),
        ("When the agency says no", "Six steps on the last refusal; wrote the appeal together.",
         "Send it before Friday."),
    ),
    "alcohol-drugs": (
        ("What the pills do for me", "Before, during and after; what would have to be there instead.",
         "Note sleep and use, no judgement."),
        ("The Friday", "High-risk situations hour by hour; a plan and whom to call.",
         "Test at the clinic on Monday."),
    ),
    "practical-situations": (
        ("Plan an ordinary week", "Hour by hour: work, food, training, people.",
         "Follow the plan on two of the days."),
        ("Call the Employment Service", "Rehearsed the telephone call three times, then made it.",
         "Go to the time that was booked."),
    ),
}  # fmt: skip
OTHER_PLANS: Sequence[SessionPlan] = (
    ("Review of the week", "What went well, what was hard, what comes next.",
     "One thing from the list by Thursday."),
    ("Plan the next month", "Dates, people and what may come between.", "Put the dates into the telephone."),
)  # fmt: skip
CLOSING: Sequence[SessionPlan] = (
    ("What holds when it is hard", "The plan for setbacks: signs, people, what to do first.",
     "Give the plan to somebody you trust."),
    ("Look back, look ahead", "The chain from the first session read again; what is different.",
     "Write a letter to yourself in a year."),
)  # fmt: skip
