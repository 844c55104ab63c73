-- HA Cluster Config for Neovim (0.7 and later): put this file into ~/.config/nvim/plugin/.
-- The program ha-cluster-language-server must be on PATH: npm install --global ha-cluster-config.tgz

local patterns = {
  'drbd.conf', '*.res', 'ha.cf', 'authkeys', 'haresources', '*.crm', 'corosync.conf', 'targets.conf',
  '*/drbd.d/*.conf', '*/tgt/conf.d/*.conf', '*.sh', 'ha-cluster.json',
}

-- The folder with ha-cluster.json, else the one Neovim was started in.
local function root()
  local marker = vim.fn.findfile('ha-cluster.json', '.;')
  return marker ~= '' and vim.fn.fnamemodify(marker, ':p:h') or vim.fn.getcwd()
end

local clients = {}

vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
  pattern = patterns,
  callback = function(event)
    local folder = root()
    clients[folder] = clients[folder] or vim.lsp.start_client({
      name = 'ha-cluster',
      cmd = { 'ha-cluster-language-server', '--stdio' },
      root_dir = folder,
      workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
      on_exit = function() clients[folder] = nil end,
    })
    vim.lsp.buf_attach_client(event.buf, clients[folder])
    vim.bo[event.buf].omnifunc = 'v:lua.vim.lsp.omnifunc'
  end,
})
