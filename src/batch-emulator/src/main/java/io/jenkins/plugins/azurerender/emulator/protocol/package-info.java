/** The REST protocol: authentication, routing, errors, paging, filters, conditional headers. */
package io.jenkins.plugins.azurerender.emulator.protocol;
