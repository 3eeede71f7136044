CREATE TABLE "office" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "fold" VARCHAR(255) NOT NULL,
    "municipality" VARCHAR(255) NOT NULL);

CREATE UNIQUE INDEX "office_name" ON "office" ("name");

CREATE TABLE "worker" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "fold" VARCHAR(255) NOT NULL,
    "account" VARCHAR(255),
    "role" VARCHAR(255) NOT NULL,
    "office_id" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE RESTRICT);

CREATE UNIQUE INDEX "worker_account" ON "worker" ("account");

CREATE INDEX "worker_office_id" ON "worker" ("office_id");

CREATE TABLE "client" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "ref" VARCHAR(255) NOT NULL,
    "given_name" VARCHAR(255) NOT NULL,
    "family_name" VARCHAR(255) NOT NULL,
    "birth_date" DATE,
    "gender" VARCHAR(255) NOT NULL,
    "identity_number" VARCHAR(255),
    "protected" INTEGER NOT NULL,
    "phone" VARCHAR(255) NOT NULL,
    "office_id" INTEGER NOT NULL,
    "municipality" VARCHAR(255) NOT NULL,
    "legal_status" VARCHAR(255) NOT NULL,
    "prison" VARCHAR(255) NOT NULL,
    "release_on" DATE,
    "supervision_ends_on" DATE,
    "sanction_ended_on" DATE,
    "risk" VARCHAR(255),
    "expulsion" INTEGER,
    "sentence_long_enough" INTEGER,
    "needs_several_agencies" INTEGER,
    "motivated" INTEGER,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE RESTRICT);

CREATE INDEX "client_family_name_given_name_birth_date" ON "client" ("family_name", "given_name", "birth_date");

CREATE UNIQUE INDEX "client_identity_number" ON "client" ("identity_number");

CREATE INDEX "client_office_id" ON "client" ("office_id");

CREATE UNIQUE INDEX "client_ref" ON "client" ("ref");

CREATE TABLE "enrolment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "programme" VARCHAR(255) NOT NULL,
    "programme_version" VARCHAR(255) NOT NULL,
    "started_on" DATE NOT NULL,
    "phase" VARCHAR(255) NOT NULL,
    "stance" VARCHAR(255),
    "ended_on" DATE,
    "ending" VARCHAR(255),
    "ending_words" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE INDEX "enrolment_client_id" ON "enrolment" ("client_id");

CREATE TABLE "added_theme" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "enrolment_id" INTEGER NOT NULL,
    "theme" VARCHAR(255) NOT NULL,
    "recorded_at" DATETIME NOT NULL,
    "recorded_by" INTEGER,
    FOREIGN KEY ("enrolment_id") REFERENCES "enrolment" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("recorded_by") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "added_theme_enrolment_id" ON "added_theme" ("enrolment_id");

CREATE UNIQUE INDEX "added_theme_enrolment_id_theme" ON "added_theme" ("enrolment_id", "theme");

CREATE TABLE "series" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "rule" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE INDEX "series_client_id" ON "series" ("client_id");

CREATE TABLE "appointment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "worker_id" INTEGER,
    "kind" VARCHAR(255) NOT NULL,
    "starts_at" DATETIME NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" VARCHAR(255) NOT NULL,
    "by_video" INTEGER NOT NULL,
    "reminder" INTEGER NOT NULL,
    "series_id" INTEGER,
    "outcome" VARCHAR(255),
    "outcome_at" DATETIME,
    "outcome_by_id" INTEGER,
    "reason" VARCHAR(255),
    "reason_words" TEXT NOT NULL,
    "rescheduled_by" VARCHAR(255) NOT NULL,
    "evidence_due_on" DATE,
    "next_id" INTEGER,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("worker_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("series_id") REFERENCES "series" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("outcome_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("next_id") REFERENCES "appointment" ("id") ON DELETE SET NULL);

CREATE INDEX "appointment_client_id_starts_at" ON "appointment" ("client_id", "starts_at");

CREATE INDEX "appointment_next_id" ON "appointment" ("next_id");

CREATE INDEX "appointment_series_id" ON "appointment" ("series_id");

CREATE INDEX "appointment_worker_id_starts_at" ON "appointment" ("worker_id", "starts_at");

CREATE TABLE "assignment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "worker_id" INTEGER NOT NULL,
    "part" VARCHAR(255) NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "reason" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("worker_id") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "assignment_client_id" ON "assignment" ("client_id");

CREATE INDEX "assignment_worker_id" ON "assignment" ("worker_id");

CREATE TABLE "audit_entry" (
    "sequence" INTEGER NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "worker_id" INTEGER NOT NULL,
    "worker_name" VARCHAR(255) NOT NULL,
    "role" VARCHAR(255) NOT NULL,
    "host" VARCHAR(255) NOT NULL,
    "action" VARCHAR(255) NOT NULL,
    "client_id" INTEGER,
    "record" VARCHAR(255) NOT NULL,
    "record_id" INTEGER,
    "fields" VARCHAR(255) NOT NULL,
    "purpose" VARCHAR(255) NOT NULL,
    "recipient" VARCHAR(255) NOT NULL,
    "result" VARCHAR(255) NOT NULL,
    "previous_mac" VARCHAR(255) NOT NULL,
    "mac" VARCHAR(255) NOT NULL);

CREATE INDEX "audit_entry_client_id" ON "audit_entry" ("client_id");

CREATE TABLE "checklist_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "area" VARCHAR(255) NOT NULL,
    "need" VARCHAR(255) NOT NULL,
    "status" VARCHAR(255) NOT NULL,
    "responsible" VARCHAR(255) NOT NULL,
    "contact" VARCHAR(255) NOT NULL,
    "due_on" DATE,
    "weeks_before_release" INTEGER,
    "in_custody" TEXT NOT NULL,
    "after_release" TEXT NOT NULL,
    "outcome_at_release" VARCHAR(255),
    "outcome_six_months" VARCHAR(255),
    "notes" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE INDEX "checklist_item_client_id" ON "checklist_item" ("client_id");

CREATE UNIQUE INDEX "checklist_item_client_id_area" ON "checklist_item" ("client_id", "area");

CREATE TABLE "checklist_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "item_id" INTEGER NOT NULL,
    "from_status" VARCHAR(255) NOT NULL,
    "to_status" VARCHAR(255) NOT NULL,
    "recorded_at" DATETIME NOT NULL,
    "recorded_by" INTEGER,
    FOREIGN KEY ("item_id") REFERENCES "checklist_item" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("recorded_by") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "checklist_change_item_id" ON "checklist_change" ("item_id");

CREATE TABLE "client_row" (
    "client_id" INTEGER NOT NULL PRIMARY KEY,
    "ref" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "fold" VARCHAR(255) NOT NULL,
    "protected" INTEGER NOT NULL,
    "flagged" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "office_id" INTEGER NOT NULL,
    "worker_id" INTEGER,
    "cover_id" INTEGER,
    "legal_status" VARCHAR(255) NOT NULL,
    "programme" VARCHAR(255) NOT NULL,
    "phase" VARCHAR(255) NOT NULL,
    "sessions_held" INTEGER NOT NULL,
    "next_at" DATETIME,
    "missed_run" INTEGER NOT NULL,
    "missed_30_days" INTEGER NOT NULL,
    "missed_open" INTEGER NOT NULL,
    "attendance_flag" INTEGER NOT NULL,
    "to_log" INTEGER NOT NULL,
    "checklist_done" INTEGER NOT NULL,
    "checklist_total" INTEGER NOT NULL,
    "due_kind" VARCHAR(255),
    "due_on" DATE,
    "late_from" DATE,
    "due_kinds" VARCHAR(255) NOT NULL,
    "release_on" DATE,
    "due_key" VARCHAR(255) NOT NULL,
    "name_key" VARCHAR(255) NOT NULL,
    "next_key" VARCHAR(255) NOT NULL,
    "missed_key" VARCHAR(255) NOT NULL,
    "release_key" VARCHAR(255) NOT NULL,
    "stale_at" DATETIME NOT NULL,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("office_id") REFERENCES "office" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("worker_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("cover_id") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "client_row_by_due" ON "client_row" ("active", "due_key", "client_id", "fold", "office_id", "worker_id", "cover_id", "phase", "programme", "legal_status", "release_on", "late_from", "due_kinds", "missed_open", "attendance_flag");

CREATE INDEX "client_row_by_missed" ON "client_row" ("active", "missed_key", "client_id", "fold", "office_id", "worker_id", "cover_id", "phase", "programme", "legal_status", "release_on", "late_from", "due_kinds", "missed_open", "attendance_flag");

CREATE INDEX "client_row_by_name" ON "client_row" ("active", "name_key", "client_id", "fold", "office_id", "worker_id", "cover_id", "phase", "programme", "legal_status", "release_on", "late_from", "due_kinds", "missed_open", "attendance_flag");

CREATE INDEX "client_row_by_next" ON "client_row" ("active", "next_key", "client_id", "fold", "office_id", "worker_id", "cover_id", "phase", "programme", "legal_status", "release_on", "late_from", "due_kinds", "missed_open", "attendance_flag");

CREATE INDEX "client_row_by_ref" ON "client_row" ("active", "ref", "client_id", "fold", "office_id", "worker_id", "cover_id", "phase", "programme", "legal_status", "release_on", "late_from", "due_kinds", "missed_open", "attendance_flag");

CREATE INDEX "client_row_by_release" ON "client_row" ("active", "release_key", "client_id", "fold", "office_id", "worker_id", "cover_id", "phase", "programme", "legal_status", "release_on", "late_from", "due_kinds", "missed_open", "attendance_flag");

CREATE INDEX "client_row_cover_id_active" ON "client_row" ("cover_id", "active");

CREATE INDEX "client_row_office_id_active_due_key_client_id" ON "client_row" ("office_id", "active", "due_key", "client_id");

CREATE INDEX "client_row_stale_at" ON "client_row" ("stale_at");

CREATE INDEX "client_row_worker_id_active" ON "client_row" ("worker_id", "active");

CREATE TABLE "consent" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "given_on" DATE NOT NULL,
    "form" VARCHAR(255) NOT NULL,
    "waiver_explained" INTEGER NOT NULL,
    "documented_on" DATE,
    "documented_at" DATETIME,
    "documented_by_id" INTEGER,
    "withdrawn_on" DATE,
    "withdrawn_at" DATETIME,
    "withdrawn_by_id" INTEGER,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("documented_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("withdrawn_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "consent_client_id" ON "consent" ("client_id");

CREATE TABLE "consent_agency" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "consent_id" INTEGER NOT NULL,
    "agency" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("consent_id") REFERENCES "consent" ("id") ON DELETE CASCADE);

CREATE INDEX "consent_agency_consent_id" ON "consent_agency" ("consent_id");

CREATE UNIQUE INDEX "consent_agency_consent_id_agency" ON "consent_agency" ("consent_id", "agency");

CREATE TABLE "contact_attempt" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "appointment_id" INTEGER NOT NULL,
    "tried_at" DATETIME NOT NULL,
    "way" VARCHAR(255) NOT NULL,
    "result" VARCHAR(255) NOT NULL,
    "words" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE CASCADE);

CREATE INDEX "contact_attempt_appointment_id" ON "contact_attempt" ("appointment_id");

CREATE TABLE "draft" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "key" VARCHAR(255) NOT NULL,
    "worker_id" INTEGER NOT NULL,
    "client_id" INTEGER,
    "draft_values" TEXT NOT NULL,
    "saved_at" DATETIME NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "worker" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE INDEX "draft_client_id" ON "draft" ("client_id");

CREATE INDEX "draft_worker_id" ON "draft" ("worker_id");

CREATE UNIQUE INDEX "draft_worker_id_key" ON "draft" ("worker_id", "key");

CREATE TABLE "facilitator" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "enrolment_id" INTEGER NOT NULL,
    "worker_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("enrolment_id") REFERENCES "enrolment" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("worker_id") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "facilitator_enrolment_id" ON "facilitator" ("enrolment_id");

CREATE INDEX "facilitator_worker_id" ON "facilitator" ("worker_id");

CREATE TABLE "flag" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "words" TEXT NOT NULL,
    "lifted_at" DATETIME,
    "lifted_by_id" INTEGER,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("lifted_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "flag_client_id" ON "flag" ("client_id");

CREATE TABLE "follow_up" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "appointment_id" INTEGER NOT NULL,
    "client_id" INTEGER NOT NULL,
    "client_reason" TEXT NOT NULL,
    "decision" VARCHAR(255),
    "decided_on" DATE,
    "decision_words" TEXT NOT NULL,
    "told_client" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE UNIQUE INDEX "follow_up_appointment_id" ON "follow_up" ("appointment_id");

CREATE INDEX "follow_up_client_id" ON "follow_up" ("client_id");

CREATE TABLE "formulation" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "client_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "presenting" TEXT NOT NULL,
    "predisposing" TEXT NOT NULL,
    "precipitating" TEXT NOT NULL,
    "perpetuating" TEXT NOT NULL,
    "protective" TEXT NOT NULL,
    "presenting_statement" VARCHAR(255) NOT NULL,
    "predisposing_statement" VARCHAR(255) NOT NULL,
    "precipitating_statement" VARCHAR(255) NOT NULL,
    "perpetuating_statement" VARCHAR(255) NOT NULL,
    "protective_statement" VARCHAR(255) NOT NULL,
    "readiness" VARCHAR(255),
    "readiness_statement" VARCHAR(255) NOT NULL,
    "motivation" TEXT NOT NULL,
    "hypothesis" TEXT NOT NULL,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "formulation_client_id" ON "formulation" ("client_id");

CREATE UNIQUE INDEX "formulation_client_id_number" ON "formulation" ("client_id", "number");

CREATE TABLE "formulation_need" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "formulation_id" INTEGER NOT NULL,
    "need" VARCHAR(255) NOT NULL,
    "level" VARCHAR(255) NOT NULL,
    "evidence" TEXT NOT NULL,
    "strengths" TEXT NOT NULL,
    "statement" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("formulation_id") REFERENCES "formulation" ("id") ON DELETE CASCADE);

CREATE INDEX "formulation_need_formulation_id" ON "formulation_need" ("formulation_id");

CREATE UNIQUE INDEX "formulation_need_formulation_id_need" ON "formulation_need" ("formulation_id", "need");

CREATE TABLE "formulation_responsivity" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "formulation_id" INTEGER NOT NULL,
    "area" VARCHAR(255) NOT NULL,
    "adaptation" TEXT NOT NULL,
    "statement" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("formulation_id") REFERENCES "formulation" ("id") ON DELETE CASCADE);

CREATE INDEX "formulation_responsivity_formulation_id" ON "formulation_responsivity" ("formulation_id");

CREATE UNIQUE INDEX "formulation_responsivity_formulation_id_area" ON "formulation_responsivity" ("formulation_id", "area");

CREATE TABLE "functional_row" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "formulation_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "situation" TEXT NOT NULL,
    "thoughts" TEXT NOT NULL,
    "feelings" TEXT NOT NULL,
    "behaviour" TEXT NOT NULL,
    "short_consequence" TEXT NOT NULL,
    "long_consequence" TEXT NOT NULL,
    "statement" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("formulation_id") REFERENCES "formulation" ("id") ON DELETE CASCADE);

CREATE INDEX "functional_row_formulation_id" ON "functional_row" ("formulation_id");

CREATE TABLE "goal" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "own_words" TEXT NOT NULL,
    "smart" TEXT NOT NULL,
    "area" VARCHAR(255),
    "theme" VARCHAR(255),
    "source" VARCHAR(255) NOT NULL,
    "target_on" DATE,
    "review_on" DATE,
    "agreement" VARCHAR(255),
    "agreement_on" DATE,
    "status" VARCHAR(255) NOT NULL,
    "weight" INTEGER NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE INDEX "goal_client_id" ON "goal" ("client_id");

CREATE TABLE "goal_level" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "goal_id" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    FOREIGN KEY ("goal_id") REFERENCES "goal" ("id") ON DELETE CASCADE);

CREATE INDEX "goal_level_goal_id" ON "goal_level" ("goal_id");

CREATE UNIQUE INDEX "goal_level_goal_id_level" ON "goal_level" ("goal_id", "level");

CREATE TABLE "goal_rating" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "goal_id" INTEGER NOT NULL,
    "rated_on" DATE NOT NULL,
    "level" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("goal_id") REFERENCES "goal" ("id") ON DELETE CASCADE);

CREATE INDEX "goal_rating_goal_id" ON "goal_rating" ("goal_id");

CREATE TABLE "goal_status_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "goal_id" INTEGER NOT NULL,
    "from_status" VARCHAR(255) NOT NULL,
    "to_status" VARCHAR(255) NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" DATETIME NOT NULL,
    "recorded_by" INTEGER,
    FOREIGN KEY ("goal_id") REFERENCES "goal" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("recorded_by") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "goal_status_change_goal_id" ON "goal_status_change" ("goal_id");

CREATE TABLE "goal_step" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "goal_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "actor" VARCHAR(255) NOT NULL,
    "actor_name" VARCHAR(255) NOT NULL,
    "due_on" DATE,
    "status" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("goal_id") REFERENCES "goal" ("id") ON DELETE CASCADE);

CREATE INDEX "goal_step_goal_id" ON "goal_step" ("goal_id");

CREATE TABLE "map_link" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "formulation_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "need" VARCHAR(255),
    "theme" VARCHAR(255),
    "strategy" VARCHAR(255),
    "goal_id" INTEGER,
    FOREIGN KEY ("formulation_id") REFERENCES "formulation" ("id") ON DELETE CASCADE);

CREATE INDEX "map_link_formulation_id" ON "map_link" ("formulation_id");

CREATE TABLE "meeting" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "appointment_id" INTEGER,
    "meeting_on" DATE NOT NULL,
    "place" VARCHAR(255) NOT NULL,
    "held" INTEGER NOT NULL,
    "decisions" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE SET NULL);

CREATE INDEX "meeting_appointment_id" ON "meeting" ("appointment_id");

CREATE INDEX "meeting_client_id" ON "meeting" ("client_id");

CREATE TABLE "meeting_participant" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "meeting_id" INTEGER NOT NULL,
    "agency" VARCHAR(255) NOT NULL,
    "person" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE);

CREATE INDEX "meeting_participant_meeting_id" ON "meeting_participant" ("meeting_id");

CREATE TABLE "meeting_task" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "meeting_id" INTEGER NOT NULL,
    "item_id" INTEGER,
    "what" TEXT NOT NULL,
    "who" VARCHAR(255) NOT NULL,
    "due_on" DATE,
    "done_on" DATE,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("item_id") REFERENCES "checklist_item" ("id") ON DELETE SET NULL);

CREATE INDEX "meeting_task_item_id" ON "meeting_task" ("item_id");

CREATE INDEX "meeting_task_meeting_id" ON "meeting_task" ("meeting_id");

CREATE TABLE "mentoring_agreement" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "enrolment_id" INTEGER NOT NULL,
    "mentor" VARCHAR(255) NOT NULL,
    "backup" VARCHAR(255) NOT NULL,
    "agreed_on" DATE NOT NULL,
    "review_on" DATE NOT NULL,
    "ended_on" DATE,
    "content" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("enrolment_id") REFERENCES "enrolment" ("id") ON DELETE CASCADE);

CREATE INDEX "mentoring_agreement_enrolment_id" ON "mentoring_agreement" ("enrolment_id");

CREATE TABLE "note" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL,
    "pinned" INTEGER NOT NULL,
    "noted_at" DATETIME NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE INDEX "note_client_id_noted_at" ON "note" ("client_id", "noted_at");

CREATE TABLE "note_revision" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "note_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" DATETIME NOT NULL,
    "replaced_by" INTEGER,
    FOREIGN KEY ("note_id") REFERENCES "note" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("replaced_by") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "note_revision_note_id" ON "note_revision" ("note_id");

CREATE TABLE "phase_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "enrolment_id" INTEGER NOT NULL,
    "from_phase" VARCHAR(255) NOT NULL,
    "to_phase" VARCHAR(255) NOT NULL,
    "changed_on" DATE NOT NULL,
    "words" TEXT NOT NULL,
    "taken_back" INTEGER NOT NULL,
    "recorded_at" DATETIME NOT NULL,
    "recorded_by" INTEGER,
    FOREIGN KEY ("enrolment_id") REFERENCES "enrolment" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("recorded_by") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE INDEX "phase_change_enrolment_id" ON "phase_change" ("enrolment_id");

CREATE TABLE "search_word" (
    "word" VARCHAR(255) NOT NULL,
    "client_id" INTEGER NOT NULL,
    PRIMARY KEY ("word", "client_id"),
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE) WITHOUT ROWID;

CREATE INDEX "search_word_client_id" ON "search_word" ("client_id");

CREATE TABLE "session" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "enrolment_id" INTEGER,
    "appointment_id" INTEGER,
    "number" INTEGER NOT NULL,
    "starts_at" DATETIME NOT NULL,
    "minutes" INTEGER,
    "place" VARCHAR(255) NOT NULL,
    "by_video" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "aim" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "homework_set" TEXT NOT NULL,
    "planned_at" DATETIME,
    "planned_by_id" INTEGER,
    "done" TEXT NOT NULL,
    "homework_done" VARCHAR(255),
    "engagement" INTEGER,
    "alliance" INTEGER,
    "response" TEXT NOT NULL,
    "concerns" TEXT NOT NULL,
    "next_step" TEXT NOT NULL,
    "evaluated_at" DATETIME,
    "evaluated_by_id" INTEGER,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("enrolment_id") REFERENCES "enrolment" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE SET NULL,
    FOREIGN KEY ("planned_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("evaluated_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT);

CREATE UNIQUE INDEX "session_appointment_id" ON "session" ("appointment_id");

CREATE INDEX "session_client_id_starts_at" ON "session" ("client_id", "starts_at");

CREATE INDEX "session_enrolment_id" ON "session" ("enrolment_id");

CREATE INDEX "session_starts_at" ON "session" ("starts_at");

CREATE TABLE "session_strategy" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "session_id" INTEGER NOT NULL,
    "strategy" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE);

CREATE INDEX "session_strategy_session_id" ON "session_strategy" ("session_id");

CREATE UNIQUE INDEX "session_strategy_session_id_strategy" ON "session_strategy" ("session_id", "strategy");

CREATE TABLE "session_theme" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "session_id" INTEGER NOT NULL,
    "theme" VARCHAR(255) NOT NULL,
    FOREIGN KEY ("session_id") REFERENCES "session" ("id") ON DELETE CASCADE);

CREATE INDEX "session_theme_session_id" ON "session_theme" ("session_id");

CREATE UNIQUE INDEX "session_theme_session_id_theme" ON "session_theme" ("session_id", "theme");

CREATE TABLE "setting" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "key" VARCHAR(255) NOT NULL,
    "worker_id" INTEGER,
    "setting_value" TEXT NOT NULL,
    FOREIGN KEY ("worker_id") REFERENCES "worker" ("id") ON DELETE CASCADE);

CREATE UNIQUE INDEX "setting_key_worker_id" ON "setting" ("key", "worker_id");

CREATE INDEX "setting_worker_id" ON "setting" ("worker_id");

CREATE TABLE "snooze" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "created_by_id" INTEGER,
    "changed_at" DATETIME NOT NULL,
    "changed_by_id" INTEGER,
    "removed_at" DATETIME,
    "client_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "record_id" INTEGER,
    "until_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    FOREIGN KEY ("created_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("changed_by_id") REFERENCES "worker" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("client_id") REFERENCES "client" ("id") ON DELETE CASCADE);

CREATE INDEX "snooze_client_id" ON "snooze" ("client_id");

CREATE TRIGGER "audit_entry_no_update" BEFORE UPDATE ON "audit_entry" BEGIN SELECT RAISE(ABORT, 'audit_entry is never altered'); END;

CREATE TRIGGER "audit_entry_no_delete" BEFORE DELETE ON "audit_entry" BEGIN SELECT RAISE(ABORT, 'audit_entry is never altered'); END;

CREATE TRIGGER "formulation_no_update" BEFORE UPDATE ON "formulation" BEGIN SELECT RAISE(ABORT, 'formulation is never altered'); END;

CREATE TRIGGER "formulation_no_delete" BEFORE DELETE ON "formulation" BEGIN SELECT RAISE(ABORT, 'formulation is never altered'); END;

CREATE TRIGGER "formulation_need_no_update" BEFORE UPDATE ON "formulation_need" BEGIN SELECT RAISE(ABORT, 'formulation_need is never altered'); END;

CREATE TRIGGER "formulation_need_no_delete" BEFORE DELETE ON "formulation_need" BEGIN SELECT RAISE(ABORT, 'formulation_need is never altered'); END;

CREATE TRIGGER "functional_row_no_update" BEFORE UPDATE ON "functional_row" BEGIN SELECT RAISE(ABORT, 'functional_row is never altered'); END;

CREATE TRIGGER "functional_row_no_delete" BEFORE DELETE ON "functional_row" BEGIN SELECT RAISE(ABORT, 'functional_row is never altered'); END;

CREATE TRIGGER "formulation_responsivity_no_update" BEFORE UPDATE ON "formulation_responsivity" BEGIN SELECT RAISE(ABORT, 'formulation_responsivity is never altered'); END;

CREATE TRIGGER "formulation_responsivity_no_delete" BEFORE DELETE ON "formulation_responsivity" BEGIN SELECT RAISE(ABORT, 'formulation_responsivity is never altered'); END;

CREATE TRIGGER "map_link_no_update" BEFORE UPDATE ON "map_link" BEGIN SELECT RAISE(ABORT, 'map_link is never altered'); END;

CREATE TRIGGER "map_link_no_delete" BEFORE DELETE ON "map_link" BEGIN SELECT RAISE(ABORT, 'map_link is never altered'); END;

CREATE TRIGGER "phase_change_no_update" BEFORE UPDATE ON "phase_change" BEGIN SELECT RAISE(ABORT, 'phase_change is never altered'); END;

CREATE TRIGGER "phase_change_no_delete" BEFORE DELETE ON "phase_change" BEGIN SELECT RAISE(ABORT, 'phase_change is never altered'); END;

CREATE TRIGGER "goal_status_change_no_update" BEFORE UPDATE ON "goal_status_change" BEGIN SELECT RAISE(ABORT, 'goal_status_change is never altered'); END;

CREATE TRIGGER "goal_status_change_no_delete" BEFORE DELETE ON "goal_status_change" BEGIN SELECT RAISE(ABORT, 'goal_status_change is never altered'); END;

CREATE TRIGGER "checklist_change_no_update" BEFORE UPDATE ON "checklist_change" BEGIN SELECT RAISE(ABORT, 'checklist_change is never altered'); END;

CREATE TRIGGER "checklist_change_no_delete" BEFORE DELETE ON "checklist_change" BEGIN SELECT RAISE(ABORT, 'checklist_change is never altered'); END;

CREATE TRIGGER "note_revision_no_update" BEFORE UPDATE ON "note_revision" BEGIN SELECT RAISE(ABORT, 'note_revision is never altered'); END;

CREATE TRIGGER "note_revision_no_delete" BEFORE DELETE ON "note_revision" BEGIN SELECT RAISE(ABORT, 'note_revision is never altered'); END;
