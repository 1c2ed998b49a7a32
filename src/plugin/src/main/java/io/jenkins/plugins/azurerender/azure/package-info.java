/** What the Azure services have in common: names and tags of the resources that this plugin creates. */
package io.jenkins.plugins.azurerender.azure;
