/** Responses of web methods. */
package io.jenkins.plugins.azurerender.standin.web;
