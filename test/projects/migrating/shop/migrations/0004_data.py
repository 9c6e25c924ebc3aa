from django.db import migrations, models

from tools.operations import Note, Seed, fill


class Migration(migrations.Migration):
    dependencies = [("shop", "0003_rename")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, hints={"target_db": "shop"}),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL("CREATE TABLE shop_view_a (id integer)", "DROP TABLE shop_view_a", hints={"model_name": "purchase"}),
        migrations.RunSQL(
            migrations.RunSQL.noop,
            migrations.RunSQL.noop,
            state_operations=[migrations.AlterModelOptions("tag", {"verbose_name": "old tag"})],
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL("CREATE TABLE shop_extra (id integer)", "DROP TABLE shop_extra", hints={"target_db": "shop"}),
                migrations.AddField("tag", "color", models.CharField(default="", max_length=8)),
            ],
            state_operations=[
                migrations.CreateModel("Extra", [("id", models.BigAutoField(primary_key=True))], options={"db_table": "shop_extra", "managed": True}),
            ],
        ),
        Seed("tag"),
        Note("kept for the record"),
        migrations.DeleteModel("Extra"),
    ]
