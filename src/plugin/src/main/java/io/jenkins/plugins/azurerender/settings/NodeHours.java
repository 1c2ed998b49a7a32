package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import java.util.Locale;

/** Node hours and what they cost, as people read them. */
public final class NodeHours {

    private static final double SECONDS_PER_HOUR = 3600;

    private NodeHours() {}

    static void check(double price) {
        if (!(price >= 0) || Double.isInfinite(price)) {
            throw new InvalidRequestException(
                    "The pricePerNodeHour is %s: give a number such as 0.38, or leave it out.".formatted(price));
        }
    }

    /**
     * "2.50 node hours", with "(0.95 at 0.38 each)" when a price is known.
     *
     * @param price of one, in any currency; 0 when it is not known
     */
    public static String of(Duration time, double price) {
        double hours = time.toSeconds() / SECONDS_PER_HOUR;
        String text = String.format(Locale.ROOT, "%.2f node hours", hours);
        return price == 0 ? text : text + String.format(Locale.ROOT, " (%.2f at %s each)", hours * price, plain(price));
    }

    private static String plain(double price) {
        return new java.math.BigDecimal(Double.toString(price)).toPlainString();
    }
}
