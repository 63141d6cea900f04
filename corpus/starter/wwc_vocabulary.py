"""The headings, outcomes and ratings of the What Works Clearinghouse in plain UK words."""

from __future__ import annotations

TOPICS = {
    "Adolescent Literacy": "reading and writing among older pupils",
    "Beginning Reading": "learning to read in the first years of school",
    "Character Education": "character and values",
    "Charter Schools": "state-funded schools that run themselves",
    "Children Identified With Or At Risk For An Emotional Disturbance": "children with serious emotional "
    "difficulties, or at risk of them",
    "Children and Students with Intellectual Disability": "children and students with a learning disability",
    "Children and Students with an Autism Spectrum Disorder": "autistic children and students",
    "Developmental Education": "catch-up courses for college students",
    "Dropout Prevention": "keeping pupils in school",
    "Early Childhood Education": "children before school age",
    "Early Childhood Education for Children with Disabilities": "young children with disabilities",
    "Elementary School Mathematics": "primary school maths",
    "English Language Learners": "pupils learning English as an additional language (EAL)",
    "High School Mathematics": "maths in the later secondary years",
    "Middle School Math": "maths in the early secondary years",
    "Primary Mathematics": "maths for younger pupils",
    "School Leadership Review Protocol": "school leadership",
    "Science": "science teaching",
    "Secondary Mathematics": "secondary school maths",
    "Students with a Specific Learning Disability": "pupils with a specific learning difficulty",
    "Supporting Postsecondary Success": "helping students succeed in college or university",
    "Teacher Training, Evaluation, and Compensation": "how teachers are trained, appraised and paid",
    "Transition to College": "going on to college or university",
}

OUTCOMES = {
    "Academic achievement": "achievement in college or school work",
    "Access and enrollment": "getting into college or university",
    "Algebra": "algebra",
    "Alphabetics": "letters and sounds (“alphabetics”)",
    "Attainment": "finishing a degree or qualification",
    "Attendance (high school)": "attendance in the later school years",
    "Behavior": "behaviour",
    "Cognition": "thinking and reasoning",
    "College readiness": "being ready for college",
    "Communication/ Language": "communication and language",
    "Completing school": "completing school",
    "Comprehension": "reading comprehension",
    "Credit accumulation": "credits earned towards a qualification",
    "Credit accumulation and persistence": "earning credits and staying on the course",
    "Early reading/writing": "early reading and writing",
    "Emotional/internal behavior": "emotional wellbeing (“internal behaviour”)",
    "English language arts achievement": "English as a school subject",
    "English language development": "learning English as an additional language",
    "English language proficiency": "command of English as an additional language",
    "External behavior": "outward behaviour",
    "Functional abilities": "everyday skills",
    "General Mathematics Achievement": "maths overall",
    "General academic achievement (college)": "college work overall",
    "General academic achievement (high school)": "work overall in the later school years",
    "Geometry": "geometry",
    "Geometry and Measurement": "geometry and measurement",
    "Knowledge, attitudes, & values": "knowledge, attitudes and values",
    "Language development": "language development",
    "Literacy achievement": "reading and writing overall",
    "Number and Operations": "number and calculation",
    "Oral language": "spoken language",
    "Other academic performance": "other school work",
    "Phonological processing": "hearing and working with the sounds in words (“phonological processing”)",
    "Print knowledge": "knowing how print works (“print knowledge”)",
    "Problem behavior": "problem behaviour",
    "Progress in developmental education": "progress in catch-up courses",
    "Progressing in school": "moving up through school",
    "Reading achievement": "reading overall",
    "Reading fluency": "reading fluency",
    "School attendance": "school attendance",
    "School engagement": "engagement with school",
    "School leader retention at the school": "school leaders staying at their school",
    "Science achievement": "science",
    "Social outcomes": "social skills and relationships",
    "Social studies achievement": "social studies (history, geography and citizenship)",
    "Social-emotional development": "social and emotional development",
    "Staying in school": "staying in school",
    "Student progression": "moving on to the next stage",
    "Teacher retention at the school": "teachers staying at their school",
    "Teacher retention in the profession": "teachers staying in the profession",
    "Teacher retention in the school district": "teachers staying in their district",
    "Writing achievement": "writing",
}

RATINGS = {
    "Positive Effects": "“positive effects”: good studies agree that it helped, and nothing of weight says "
    "otherwise",
    "Potentially Positive Effects": "“potentially positive effects”: there is evidence that it helped and "
    "nothing of weight against that, but not enough to be sure",
    "Mixed Effects": "“mixed effects”: the findings do not all point the same way",
    "No Discernible Effects": "“no discernible effects”: no clear effect either way was found, which is not "
    "proof that there is none",
    "Potentially Negative Effects": "“potentially negative effects”: there is evidence that it made things "
    "worse and nothing of weight against that, but not enough to be sure",
}
"""Ratings as the Clearinghouse defines them, in our words; its definitions speak of "overriding contrary
evidence" where these say "nothing of weight"."""

DELIVERIES = {
    "one-to-one": "one-to-one",
    "small group": "in small groups",
    "whole class": "with a whole class",
    "whole school": "across a whole school",
}
