from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_lines")]
    operations = [
        migrations.RenameModel("Order", "Purchase"),
        migrations.RenameField("Line", "order", "purchase"),
        migrations.AlterModelTable("Purchase", "shop_orders"),
        migrations.RenameField("Item", "tags", "labels"),
        migrations.DeleteModel("Draft"),
        migrations.AddField("purchase", "note", models.TextField(default="")),
    ]
