// The program itself. Any instance answers anybody: no session sticks to one.
param name string
param location string
param planSku string
param instances int
param identityId string

@description('The subnet through which it goes out; none where there is no private network.')
param subnetId string

param workspaceId string

@description('The settings of docs/settings.md, by their names. What is empty is left out.')
param settings object

var given = filter(items(settings), setting => !empty(setting.value))

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node dist/main.js'
      alwaysOn: true
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      vnetRouteAllEnabled: !empty(subnetId)
      healthCheckPath: '/readyz'
      appSettings: concat(
        map(given, setting => { name: setting.key, value: string(setting.value) }),
        [
          { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
          { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
          // Seconds between SIGTERM and the end: five, otherwise. What is cut off is taken over by another instance.
          { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '60' }
        ]
      )
    }
  }

  // Only a token of Entra publishes: passwords for it are switched off.
  resource noPasswordForFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource noPasswordForScm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

output id string = app.id
output hostName string = app.properties.defaultHostName
