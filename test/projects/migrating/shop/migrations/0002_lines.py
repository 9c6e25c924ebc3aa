import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel(
            "Line",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("order", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.order")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.item")),
            ],
        ),
        migrations.CreateModel("Draft", [("id", models.BigAutoField(primary_key=True))]),
    ]
