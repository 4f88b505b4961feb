"""The words that both sides of an exchange have: packing refers to them instead of spelling them out.

Codes of the vocabularies, then names of fields kind by kind as they stand in the journal, then codes of consents. Part
of the format: a word taken out, added or moved makes bundles of others unreadable, so what the model learns later is
spelled out instead. The same words stand in docs/format/exchange-words.txt for whoever has no Fieldcase.
"""

from __future__ import annotations

from typing import Final

from fieldcase.vault.entry import encoded

WORDS: Final = """\
view view_secret export verify found_missing found_damaged found_other copy_here arbitrary_detention ill_treatment
torture assault sexual_violence death_in_custody disappearance threat death_threat threat_of_planted_drugs
intimidation surveillance unlawful_search extortion planted_drugs fabricated_charge misqualified_charge
denial_of_legal_aid denial_of_interpreter denial_of_ost denial_of_art denial_of_other_care forced_testing
disclosure_of_health_data drug_register removal_of_child limit_of_parental_rights incitement press_attack defamation
pressure_on_partners censorship refusal_to_register_organisation ban_on_assembly deportation eviction loss_of_work
seizure_of_money denial_of_take_home hiv_test_demanded denial_of_shelter forced_confession account_emptied
pressure_through_parental_rights register_used_against social_harm health_harm discrimination rally picket flash_mob
performance festival exhibition discussion round_table seminar living_library press_conference media_campaign online
leaflets letters visits outreach services sport memorial journalist expert state_official local_official
police_officer security_service prosecutor prison_staff health_worker social_service education_staff employer
non_state_group private_persons neighbours family_member partner activist unknown under_14 14_17 18_24 25_34 35_44
45_54 55_over not_stated ally friendly critical hostile ru_decree_1002 ua_order_188_1 ua_order_188_2 ua_order_188_3
ge_law_annex kg_resolution_543 grants_report_2019 from_memory read_on_a_reprint boundary_not_verified
codes_replaced_2021 administrative granted partly no_substance redirected note signal refusal task incident intake
assessed in_work before_authority in_court appeal international closed open not_done not_applicable
spoken_before_witness recorded_voice message through_lawyer by_group actual brought protocol child group observer
witness public_defender specialist character accompanied imported copied redacted exported handed_over returned
destroyed convicted acquitted requalified released_from_punishment upheld changed overturned official_address e_mail
post registered_post website messenger own_action public_event linked_event detention search questioning charge
court_hearing refusal_of_ost refusal_of_treatment disclosure refusal_of_shelter money_taken protective_measure
intervention consultation support_requested support_given monitoring_visit report_presented demand no_answer pledge
refusal_to_record photo screenshot drawing court_document press audio nothing under_way not_kept taken_back female
male several psychological liberty economic work housing reputation privacy political death hostile_post
calls_for_violence questions_to_partners printed_article online_publication call_for_prosecution hostile_expert
group_closed threat_of_harm threat_of_planting hostile_neighbours children_touched blame_by_colleagues
loss_of_participation psychological_crisis attack_on_ally forced_resignation travel_avoided stigmatisation
interference blackmail physical_assault sexual_assault livelihood abduction killing device_seized device_lost
account_taken phishing data_leak forced_unlock cassation supreme constitutional constitution government order
court_ruling draft treaty taken_up no_case carried_out ordered incited helped knew covered_up refused_redress raised
being_solved partly_solved solved not_solved verified partly_verified secondary seed memory unsourced
campaign_report_2019 dialogue_report_2021 kz_dry_residue gap_naloxone by_age gap_by_doctors gap_by_prisoners
gap_ee_deportation gap_kg_two_punishments gap_kg_ngo gap_lt_ost ua_fine_before ua_fine_after amended_md amended_ua
md_review prevention_report_2019 cis_codes_page kg_case_fine kg_admin_fine kg_codes_2021 kg_peers_unaware ru_228_terms
gap_ee_accounts gap_ua_threshold bands_not_read chosen appointed street_lawyer representative victim_counsel ministry
ombudsperson information reminder thanks nobody not_looked_at unpacked saved_page part converted face admission
leaflet brochure poster sticker film press_release memo supplies commission country_mechanism working_group
public_hearing community_meeting regional_dialogue training webinar not_sure reached not_reached possession
possession_to_sell sale purchase transport production cultivation smuggling inducement premises precursors driving
community_group network law_office public_authority police health_facility relative worker interviewer official
perpetrator pending called not_needed restriction_of_freedom imprisonment arrest community_service corrective_work
probation ban_on_work confiscation treatment_order warning stamp signature post_notice e_mail_confirmation
website_number answer_names_it harm_reduction medicines amounts register violence participation funding paralegal
crisis social community documents no_need does_not_feel_safe fear_of_prosecution no_trust_in_justice no_such_practice
fear_of_family fear_for_children fear_of_losing_service no_time told_before sister_or_brother spouse colleague
superior works_for writes_for member_of acquaintance inadmissible withdrawn not_filed complaint_police
complaint_prosecutor report_of_crime complaint_investigating_judge administrative_complaint court_claim supervisory
equality_body health_authority guardianship data_protection press_council un_body regional_court unavailable
ineffective prolonged reprisals registered keywords method chronology case_file tables objectives stories authorities
glossary exhibits identity privileged outreach_worker coordinator documentalist digital_help common_channel
human_rights_organisations papers_and_children psychological_support journalists heading caption illustration question
in_person telephone closed_group hotline observation ost_refused ost_missing ost_hospital take_home_refused
care_refused naloxone police_raid police_pressure planting shelter_refused attack ost_site drop_in exchange_point
mobile_point hospital drug_treatment_service pharmacy police_station detention_place prison shelter office street home
below_significant small below_large up_to_large unnamed_middle significant large especially_large print social_network
television radio official_letter oral_account own_observation treatment enforcement courts prisons cedaw_single
cedaw_coalition ccpr cescr upr_single upr_joint cedaw_complaint national_body officials visit_report campaign_report
change_story letters_report questionnaire_report court_file cannabis marijuana cannabis_plant hashish hashish_oil
amphetamine methamphetamine mdma mephedrone alpha_pvp cocaine heroin opium acetylated_opium poppy_straw morphine
codeine desomorphine fentanyl tramadol methadone buprenorphine psilocybin_mushrooms psilocybin mescaline
mescaline_cactus ketamine synthetic_cannabinoid methcathinone alprazolam diazepam pregabalin amfepramone amobarbital
alobarbital barbital acetic_anhydride ephedrine pseudoephedrine potassium_permanganate anthranilic_acid acetone
ethyl_ether herb dried plant herb_or_plant resin powder tablets solution fruit_body paper working_day month relatives
release checked certified insulin hepatitis_c psychiatric monitoring hearing whole_mixture active_principle
dry_residue dried_plant slur context respect punished
hidden entry record field reason by at
hidden first second verdict by at
hidden sealed name blob sha256 size
hidden device visit at by blob sha256 size interviews refusals people given
hidden report number title at by entries
hidden report place kind title text norms records evidence counts annex left_out
hidden title submission use language country period session session_on due submitters contact cases neutral
names_organisations most_words most_pages example notes
hidden term language meaning source
hidden list language avoid instead reason level country law valid_from valid_to status source checked_on set_aside
hidden title country organisation what why conditions results contact evidence source
hidden title country organisation period problem activities change lessons figures asks evidence source campaign grant
notes
hidden grant number text status result figures evidence source
hidden title organisation donor country period amount aim notes
hidden visit members went back_by back waits steps notes
hidden name organisation stance country contact ours goals told told_on notes
hidden about title threats vulnerabilities capacities physical digital wellbeing legal family emergency review
hidden about point state responsible who date shown_by evidence review notes
hidden event person kinds what health since until support evidence
hidden person kind other words source evidence
hidden title events what disputed notes
hidden event types domains victims near_miss how targeted measures reported_to campaign captures assessment notes
hidden kind title date country settlement body organisation agenda_item present participants women men other_gender
gender_unknown presented decision result next_step follow_up campaign visit evidence source notes
hidden action kind what language count
hidden campaign number date day_inferred country settlements region organisation partners forms form aim addressed
participants participants_words sites result next_step evidence source notes
hidden title aim date organisation result lessons source example notes
hidden date country settlement reasons main_reasons count words visit source
hidden kind date country settlement site text quote channel how_often count issue case visit source
hidden country kind amount unit begins days_off provision valid_from valid_to status source checked_on notes
hidden country what hours counted_from provision valid_from valid_to status source checked_on notes
hidden country instrument substance form unit weight_basis bands consequences valid_from valid_to status source
checked_on notes
hidden instrument number title title_en text offences valid_from valid_to punishments fine_from fine_to term_to
criminal_record status source checked_on gap contrary_to
hidden code country kind title title_en number valid_from valid_to replaced_by status source checked_on practice
contrary_to notes
hidden name value
hidden deed about by at
hidden case use language version at by recipient sha256 people records blob secret report form
hidden visit number text addressed kind origin category country organisation date promised_by amount due norms issue
campaign evidence source
hidden country minors reporting more source as_of detained
hidden form_id version title languages file_name definition digest left_out taken_in retired
hidden kind text date hour dealt became
hidden what count preliminary period country region source describes_people reported_on source_words campaign grant
amount spending
hidden kind text person assigned due done answer interview about rule
hidden visit person date language met_before account health admissions refused_because notes questionnaire answers
unanswered score decided decided_because referral referred_to
hidden kind date site country place workers met findings safety
hidden name kind organisation country region settlement
hidden name other_names kind country
hidden title kind country what norms status outcome outcome_date evidence source notes
hidden recommendation date status what visit meeting evidence source
hidden delivery way date said source source_words evidence
hidden letter addressee organisation way address sent source received proof proof_evidence reference rule due due_by
result answered answer answer_evidence notes
hidden evidence kind begins ends speaker text
hidden evidence page from_left from_top to_right to_bottom reason words copy
hidden translation page place kind position original translated continues
hidden evidence language translator made_on status checked_by file remark
hidden evidence event by at reason device other
hidden number title kind description language source origin looked_at shows identifies acquired_on acquired_where
acquired_by acquired_how media_type file_name size sha256 blob secret made_from made_how metadata metadata_printed
interview
hidden number kind subject country language written on_behalf people signatories text enclosures sender reply_to
template reminder_of campaign evidence notes
hidden visit court instance about persons open_to_public defence interpreter rights_explained heard treatment_raised
words_used support petition petition_result result next_on observations admissions notes
hidden number type authority what acts filed filed_for received proof due due_by answered answer result decision last
why_not why_not_words evidence notes
hidden act person degree what evidence notes
hidden reference country court judge instance date act_date person gender minor code article offence substance form
weight weight_basis size outcome punishments additional term suspended fine fine_converted reentry_ban criminal_record
defence interpreter preliminary act visit source source_words evidence quote example notes
hidden person event country place held_by since since_about until police_said police_said_source size_said
article_said substance weight weight_basis lawyer lawyer_words interpreter relatives_told injured injuries doctor
withdrawal treatments treatment_given children_home children_words admissions told_on outcome notes
hidden title outlet medium medium_as_written language published pages lines address quote reference description
looked_at identifies author accessed saved
hidden event type what victims perpetrators perpetrator_kind norms harm substance weight demanded fined police_said
police_said_source charged charged_source decided decided_source admissions sources evidence source_reliability
information_reliability disputed counting_unit counted harms form weight_basis size_said article_said size_charged
article_charged size_decided article_decided demanded_for demanded_by charge_check charge_check_by
hidden date day_order what kind kind_as_written country place people actors medium sources evidence disputed
admissions notes
hidden code title stage country language about lead summary reasons outcome requests strategy allies example
interviews
hidden pseudonym role slot
hidden about field words reveals released released_by reason
hidden person decided_by decided_on reason
hidden person uses media level how given_to given_on recorded given_by until withdrawn_on reason invented
hidden person name other_names birth_date document phone email accounts address school reason entered_by
hidden pseudonym kind gender age_band function actor_kind pregnant parent children health contact notes met_as
lawyer_role
statistics story authority court complaint un_public un_confidential media donor internal
refused without_name named spoken text picture voice video document client yes no
"""

KNOWN: Final = b"".join(encoded(word) for word in WORDS.split())
"""What zstd is handed as a dictionary of raw content: each word in CBOR, one after another."""
