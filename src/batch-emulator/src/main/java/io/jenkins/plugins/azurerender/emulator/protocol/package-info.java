/** What every call shares: signature, routes, errors, paging, filters, conditions. */
package io.jenkins.plugins.azurerender.emulator.protocol;
