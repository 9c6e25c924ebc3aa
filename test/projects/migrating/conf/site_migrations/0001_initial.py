from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            "Site",
            [
                ("id", models.AutoField(primary_key=True)),
                ("domain", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=50)),
            ],
            options={"db_table": "django_site"},
        )
    ]
