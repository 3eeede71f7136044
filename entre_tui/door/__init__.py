"""Coming in and going out: opening the case file, drafts kept on the way, leaving in one piece; and the jobs on the
file itself: keys, backup, restore, check.
"""
