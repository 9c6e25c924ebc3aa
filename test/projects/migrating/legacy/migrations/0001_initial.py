from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("shop", "__latest__"), ("plain", "__first__")]
    operations = [
        migrations.CreateModel(
            "Account",
            [("code", models.CharField(max_length=10, primary_key=True))],
            options={"managed": False, "db_table": "ACCT"},
        ),
        migrations.CreateModel("Import", [("id", models.BigAutoField(primary_key=True)), ("at", models.DateTimeField())], options={"verbose_name": "old import"}),
        migrations.CreateModel("Postgres", [("id", models.BigAutoField(primary_key=True))], options={"required_db_vendor": "postgresql"}),
    ]
