from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    # Sites come after the people who look after them.
    run_before = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel("Team", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=80))]),
        migrations.CreateModel("Manager", [], options={"proxy": True, "indexes": []}, bases=("people.person",)),
        migrations.AddField("team", "members", models.ManyToManyField(related_name="teams", to=settings.AUTH_USER_MODEL)),
        migrations.AlterModelOptions("team", {"verbose_name": "old team"}),
        migrations.AddIndex("team", models.Index(fields=["name"], name="team_name")),
    ]
