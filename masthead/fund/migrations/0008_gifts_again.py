import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fund", "0007_interest_on_shares"),
    ]

    operations = [
        migrations.CreateModel(
            name="GiftAgain",
            fields=[
                (
                    "gift",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="again",
                        serialize=False,
                        to="fund.gift",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_again",
                        to="fund.gift",
                    ),
                ),
            ],
            options={
                "verbose_name": "gift that came again",
                "verbose_name_plural": "gifts that came again",
                "default_permissions": (),
            },
        ),
    ]
