def allows(db, app_label):
    return db != "archive" or app_label == "legacy"
