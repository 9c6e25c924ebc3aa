import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    replaces = [("shop", "0001_initial"), ("shop", "0002_lines"), ("shop", "0003_rename")]
    operations = [
        migrations.CreateModel(
            "Purchase",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("number", models.CharField(max_length=20)),
                ("note", models.TextField(default="")),
            ],
            options={"db_table": "shop_orders"},
        ),
        migrations.CreateModel("Tag", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=20))]),
        migrations.CreateModel(
            "Item",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("name", models.CharField(max_length=80)),
                ("labels", models.ManyToManyField(to="shop.tag")),
            ],
        ),
        migrations.CreateModel(
            "Line",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("purchase", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.purchase")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.item")),
            ],
        ),
    ]
