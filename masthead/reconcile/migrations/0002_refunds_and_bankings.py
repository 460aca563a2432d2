import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bank', '0001_statements_and_lines'),
        ('batches', '0003_banking_undone'),
        ('fund', '0005_summed_accounts'),
        ('ledger', '0005_opening_balances'),
        ('reconcile', '0001_settlements_and_standing_orders'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='settlement',
            name='settled_in_a_known_way',
        ),
        migrations.AddField(
            model_name='settlement',
            name='bankings',
            field=models.ManyToManyField(related_name='settlements', to='batches.banking'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='refund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='settlements', to='fund.giftrefund'),
        ),
        migrations.AlterField(
            model_name='settlement',
            name='how',
            field=models.CharField(choices=[('gift', 'gift'), ('standing-order', 'standing order'), ('counted', 'recorded by hand before'), ('batch', 'batch paid in'), ('card-payout', 'cards paid out'), ('debit-payout', 'direct debits paid out'), ('share', 'share application'), ('not-ours', 'not ours: to be returned'), ('returned', 'returned to its payer'), ('refund', 'given back, recorded by hand before'), ('charge', 'bank charge'), ('transfer', 'between our own accounts')], max_length=20, verbose_name='as'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('refund',), name='a_refund_is_one_line'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['gift', 'standing-order', 'counted', 'batch', 'card-payout', 'debit-payout', 'share', 'not-ours', 'returned', 'refund', 'charge', 'transfer'])), name='settled_in_a_known_way'),
        ),
    ]
