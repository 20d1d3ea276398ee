/** Japanese, software. */
export const backendEnjinia = {
  basics: {
    name: '野上 拓真',
    label: 'バックエンドエンジニア',
    email: 't.nogami@example.org',
    location: { city: '福岡市', countryCode: 'JP' },
  },
  work: [
    {
      name: '株式会社はまかぜシステムズ',
      position: 'バックエンドエンジニア',
      startDate: '2020-07',
      highlights: [
        'Goによる決済APIを設計し、1日あたり約42万件の取引を処理',
        'モノリスから12個のマイクロサービスへの分割を主導した',
        'Kubernetes上の運用基盤を構築し、デプロイ時間を50分から7分に短縮',
        'PostgreSQLのクエリを見直し、検索の応答時間を1.6秒から0.3秒に改善',
        '新人エンジニア3名の指導を担当',
        '障害対応手順書の作成',
      ],
    },
    {
      name: '株式会社ノースリンク',
      position: 'Webエンジニア',
      startDate: '2016-04',
      endDate: '2020-06',
      highlights: [
        'PHPで作られた予約サイトをRuby on Railsに移行',
        '会員約8万人向けの通知機能を開発',
        'AWSへの移行により、月額費用を30万円削減した',
        'テスト自動化を導入',
      ],
    },
  ],
  education: [{ institution: '九州北工業大学', area: '情報工学科', studyType: '学士', startDate: '2012-04', endDate: '2016-03' }],
  certificates: [{ name: '応用情報技術者試験', date: '2017-12', issuer: '情報処理推進機構' }],
  skills: [
    { name: '言語', keywords: ['Go', 'Ruby', 'PHP', 'SQL'] },
    { name: '基盤', keywords: ['AWS', 'Kubernetes', 'Docker', 'Terraform', 'PostgreSQL', 'Redis'] },
  ],
  languages: [
    { language: '日本語', fluency: '母語' },
    { language: '英語', fluency: '日常会話' },
  ],
};
