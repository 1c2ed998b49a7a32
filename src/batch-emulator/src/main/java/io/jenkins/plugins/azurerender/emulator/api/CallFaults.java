package io.jenkins.plugins.azurerender.emulator.api;

import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.http.Delivery;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Applies the switches that affect calls: throttling, slow responses, lost responses. */
final class CallFaults {
    private final Switches switches;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong responses = new AtomicLong();

    CallFaults(Switches switches) {
        this.switches = switches;
    }

    /** @throws io.jenkins.plugins.azurerender.emulator.protocol.ServiceException if the call is throttled */
    void before() {
        String throttle = switches.get("throttle");
        if (throttle != null && calls.incrementAndGet() % switches.number("throttle-every", 1) == 0) {
            throw (throttle.equals("503") ? ErrorCode.ServerBusy : ErrorCode.TooManyRequests).with();
        }
    }

    /** Adds Retry-After to a throttled response. */
    Response retryAfter(Response response) {
        boolean throttled = response.status() == 429 || response.status() == 503;
        return throttled ? response.header("Retry-After", switches.get("retry-after")) : response;
    }

    /** Delays a response, or drops it. */
    Response after(String operation, Response response) {
        Duration slow = switches.duration("slow-responses");
        if (slow != null) {
            pause(slow);
        }
        if (switches.matches("lost-responses", operation)
                && responses.incrementAndGet() % switches.number("lost-responses-every", 1) == 0) {
            return response.delivery(Delivery.RESET);
        }
        return response;
    }

    private static void pause(Duration span) {
        try {
            Thread.sleep(span.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
