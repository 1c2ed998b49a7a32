package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import java.util.Locale;

/** Formats node hours and their cost. */
public final class NodeHours {

    private static final double SECONDS_PER_HOUR = 3600;

    private NodeHours() {}

    static void check(double price) {
        if (!(price >= 0) || Double.isInfinite(price)) {
            throw new InvalidRequestException(
                    "pricePerNodeHour is %s: use a number such as 0.38, or remove it.".formatted(price));
        }
    }

    /**
     * Returns, for example, "2.50 node hours" or "2.50 node hours (0.95 at 0.38 each)" if the price is known.
     *
     * @param price per node hour, in any currency; 0 if unknown
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
