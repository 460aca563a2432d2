import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('batches', '0002_item_key'),
        ('ledger', '0005_opening_balances'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='banking',
            name='each_part_is_banked_once',
        ),
        migrations.AddField(
            model_name='banking',
            name='undone_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='banking',
            name='undone_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='banking',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('batch', 'part'), name='each_part_is_banked_once'),
        ),
    ]
