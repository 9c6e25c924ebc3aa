import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='OldAuthor',
            fields=[
                ('number', models.IntegerField(db_column='AUTH_NO', primary_key=True, serialize=False)),
                ('name', models.CharField(db_column='AUTH_NAME', max_length=60)),
            ],
            options={
                'db_table': 'AUTHORS',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='OldTitle',
            fields=[
                ('number', models.IntegerField(db_column='TITLE_NO', primary_key=True, serialize=False)),
                ('title', models.CharField(db_column='TITLE', max_length=80)),
                ('shelf', models.CharField(db_column='SHELF', max_length=8)),
            ],
            options={
                'db_table': 'TITLES',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='OldPrice',
            fields=[
                ('title', models.OneToOneField(db_column='TITLE_NO', on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, serialize=False, to='legacy_catalogue.oldtitle')),
                ('pence', models.IntegerField(db_column='PENCE')),
            ],
            options={
                'db_table': 'PRICES',
                'managed': False,
            },
        ),
    ]
