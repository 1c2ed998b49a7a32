package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Features that Azure Batch has retired but that old scripts still use: rejected with an explanation. */
final class RetiredFeatures {

    private static final String ALTERNATIVES =
            "use a Compute Gallery image, a container image or an application package, and a license server that the nodes can reach";

    /** Patterns for image names (offer, or publisher:offer:sku), with an explanation. */
    private static final Map<Pattern, String> IMAGES = new LinkedHashMap<>();

    static {
        image(
                "(batch:)?rendering-.*",
                "Azure retired the Batch rendering images and their licenses on 29 February 2024: " + ALTERNATIVES
                        + ".");
        image(
                "(.*:)?centos.*|openlogic:.*",
                "Azure Batch removed its agent for CentOS on 1 July 2024: use almalinux-x86_64 or ubuntu-hpc.");
        image(
                "canonical:.*ubuntu.*:1[468][._]04.*|ubuntuserver",
                "Azure Batch ended Ubuntu 14.04, 16.04 and 18.04 on 31 December 2024: use ubuntu-hpc.");
        image(
                "(.*:)?debian-?(8|9|10)(:.*)?",
                "Azure Batch ended Debian 8, 9 and 10 on 31 December 2024: use debian-12 or ubuntu-hpc.");
    }

    private RetiredFeatures() {}

    private static void image(String pattern, String reason) {
        IMAGES.put(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), reason);
    }

    static void checkImage(String name) {
        IMAGES.forEach((pattern, reason) -> {
            if (pattern.matcher(name).matches()) {
                throw new InvalidRequestException("The image '%s' has been retired. %s".formatted(name, reason));
            }
        });
    }

    /** @throws InvalidRequestException if pay-per-use licenses are requested */
    static void checkLicenses(List<String> licenses) {
        if (!licenses.isEmpty()) {
            throw new InvalidRequestException(
                    "applicationLicenses (%s) is no longer supported: Azure retired pay-per-use licenses on 29 February 2024; %s."
                            .formatted(String.join(", ", licenses), ALTERNATIVES));
        }
    }

    /** @throws InvalidRequestException if certificates are requested */
    static void checkCertificates(List<String> certificates) {
        if (!certificates.isEmpty()) {
            throw new InvalidRequestException(
                    "certificates is no longer supported: Azure Batch does not install certificates on nodes. Include them in the image, or download them from a Key Vault in the start task.");
        }
    }
}
