from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("forked", "0001_initial")]
    operations = [migrations.AddField("branch", "left", models.IntegerField(default=0))]
