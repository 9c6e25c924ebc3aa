from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("legacy", "0001_initial")]
    operations = [
        # Its table is not made, since it is said to be there: only from now on do its fields change it.
        migrations.AlterModelOptions("import", {"managed": False, "verbose_name": "old import"}),
        migrations.AddField("import", "by", models.CharField(default="", max_length=10)),
        migrations.AlterModelOptions("import", {"verbose_name": "old import"}),
        migrations.AddField("import", "source", models.CharField(default="", max_length=10)),
        migrations.DeleteModel("Postgres"),
    ]
